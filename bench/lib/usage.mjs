/** Arguments that a bench cannot work with. */
export class BenchUsage extends Error {}
