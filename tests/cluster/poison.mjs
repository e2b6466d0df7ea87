// Loaded before flong in a worker: stands for a text that brings the whole process down.
const parse = JSON.parse;
JSON.parse = (text, ...more) => {
  if (typeof text === 'string' && text.includes('"poison"')) process.kill(process.pid, 'SIGKILL');
  return parse(text, ...more);
};
