/** What became of articles that were to be added, by id where a person would want to know. */
export interface Added {
  added: number;
  unchanged: number;
  replaced: string[];
}
