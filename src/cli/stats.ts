import type { Progress } from '../options.js';
import { STEPS } from './progress.js';

interface Row {
  readonly name: string;
  /** milliseconds since the process began, and of all its threads on processors, when the step began */
  readonly at: number;
  readonly worked: number;
  /** peak memory of the process when the step had ended, in bytes */
  memory: number;
}

/** Time and memory of each step, for `--stats`: what follows a step until the next one begins is counted to it. */
export class Stats {
  readonly #rows: Row[] = [];

  constructor() {
    this.#rows.push({ name: 'starting', at: 0, worked: 0, memory: 0 });
    this.begin('finding files');
  }

  /** Steps that come again, as the look at pairs that a family lacks does, are told as often. */
  readonly tell = ({ step }: Progress): void => {
    if (this.#rows[this.#rows.length - 1].name !== STEPS[step]) this.begin(STEPS[step]);
  };

  begin(name: string): void {
    this.#rows[this.#rows.length - 1].memory = peak();
    this.#rows.push({ name, at: performance.now(), worked: worked(), memory: 0 });
  }

  /** A table: seconds by the clock, seconds of processors, the most memory until then. */
  table(): string {
    this.begin('whole');
    const rows = this.#rows;
    const whole = rows.pop() as Row;
    const lines = rows.map(({ name, at, worked, memory }, i) => {
      const next = rows[i + 1] ?? whole;
      return line(name, seconds(next.at - at), seconds(next.worked - worked), megabytes(memory));
    });
    return [
      line('step', 'time', 'processors', 'memory'),
      ...lines,
      line(whole.name, seconds(whole.at), seconds(whole.worked), megabytes(peak())),
    ].join('\n');
  }
}

const line = (name: string, time: string, processors: string, memory: string): string =>
  `${name.padEnd(22)}${time.padStart(10)}${processors.padStart(12)}${memory.padStart(10)}`;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

const worked = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const peak = (): number => process.resourceUsage().maxRSS * 1024;
