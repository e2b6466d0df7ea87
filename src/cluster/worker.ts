import { FEW_KIN } from '../candidates/kin.js';
import { LEAST_RUNS } from '../candidates/misread.js';
import { LEAST_SKIPS } from '../candidates/skips.js';
import { FlongError, UsageError } from '../errors.js';
import { DEFAULTS, resolveOptions } from '../options.js';
import { version } from '../version.js';
import { type Message, messageOf, messagesIn } from './protocol.js';
import type { Step, StepOptions } from './step.js';
import { stepNamed } from './steps.js';
import { Rows, Table } from './tables.js';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
const bytes = (value: string): Uint8Array => Buffer.from(value);

/**
 * Answers the messages of a stream, one by one: see protocol.ts. What goes wrong with a table is answered with an error,
 * and the next may come; what is no message ends it.
 */
export async function work(
  input: AsyncIterable<Uint8Array>,
  write: (bytes: Uint8Array) => void,
): Promise<void> {
  let step: Step | null = null;
  for await (const message of messagesIn(input)) {
    try {
      if (step === null || message.letter === 'J') {
        step = null;
        step = await begin(message);
        write(messageOf('J', bytes(JSON.stringify(HELLO))));
        continue;
      }
      if (message.letter !== 'A') throw new UsageError(`worker: message ${message.letter}: expected a table`);
      const out = new Table(step.schema);
      await step.run(Rows.from(message.body), out);
      write(messageOf('A', out.toBytes()));
    } catch (error) {
      const told = error instanceof FlongError;
      write(messageOf('E', bytes(told ? error.message : ((error as Error).stack ?? String(error)))));
    }
  }
}

/** What a worker says of itself: what the joins between its steps must know. */
const HELLO = { flong: version, leastSkips: LEAST_SKIPS, leastRuns: LEAST_RUNS, manyKin: FEW_KIN };

async function begin({ letter, body }: Message): Promise<Step> {
  if (letter !== 'J')
    throw new UsageError('worker: the first message must be JSON with a step and its options');
  const given = parsed(text(body));
  const { parts = 1, round = 0, filter = null, ...options } = given.options ?? {};
  const known = resolveOptions(
    Object.fromEntries(Object.entries(options).filter(([name]) => name in DEFAULTS)),
  );
  const make = await stepNamed(given.step ?? '');
  return make({ ...known, parts: Number(parts), round: Number(round), filter } as StepOptions);
}

function parsed(json: string): { step?: string; options?: Record<string, unknown> } {
  try {
    return JSON.parse(json) ?? {};
  } catch {
    throw new UsageError('worker: the first message is no JSON');
  }
}
