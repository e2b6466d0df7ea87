import { main } from '../../dist/run/main.js';

/** Runs the built program again and again, for `resident.ts`: what each run writes and ends with goes back as a message. */

process.on('message', async ({ args, cwd, env }) => {
  const written = { stdout: '', stderr: '' };
  const own = {};
  for (const name of ['stdout', 'stderr']) {
    const decoder = new TextDecoder();
    own[name] = process[name].write;
    process[name].write = (chunk, ...rest) => {
      written[name] += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
      // as a stream does: not before the caller goes on
      const done = rest.find((each) => typeof each === 'function');
      if (done !== undefined) setImmediate(done);
      return true;
    };
  }
  const before = { ...process.env };
  process.chdir(cwd);
  Object.assign(process.env, env);
  process.exitCode = undefined;
  await main([process.execPath, 'flong', ...args]);
  const code = process.exitCode ?? 0;
  // each run is as the first: nothing is left of the one before
  process.exitCode = undefined;
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
  for (const name of ['SIGINT', 'uncaughtException', 'exit']) process.removeAllListeners(name);
  for (const name of ['stdout', 'stderr']) {
    process[name].write = own[name];
    process[name].removeAllListeners('error');
  }
  process.send({ code, signal: null, ...written });
});
process.on('disconnect', () => process.exit());
process.send('ready');
