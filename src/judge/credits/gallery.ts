/**
 * Captions of galleries and players, as pages print them: a counter or "Now playing" above, "Photo: …" or "Media: …" below,
 * and between them words that credit no one and are none of the story's. Sites of one agency's clients carry the same.
 */

/** What opens it, and what closes that of a player; a picture's credit closes a gallery's. */
const OPENS =
  /^\s*(?:(?:image|photo|picture|slide|bild|foto|imagen|immagine)\s*\d{1,3}\s?(?:of|von|de|sur|di|\/){1,2}\s?\/?\d{1,3}|(?:now playing|recommended video|video läuft)\s*:?)\s*$/iu;
const PLAYED = /^\s*(?:media|video|vidéo|source)\s*[:：]\s*\S.{1,40}$/iu;

/** Lines between the two (a caption, and its beginning again), and code units: more may be a story, which must not be hidden. */
const LINES = 2;
const LENGTH = 1600;

export class Gallery {
  #begin = -1;
  #end = -1;
  #lines = -1;

  /**
   * Takes the lines of a text in order.
   *
   * @param credits whether the line is a picture's credit
   * @returns where the caption that it closes stands, or null
   */
  take(line: string, begin: number, end: number, credits: boolean): [begin: number, end: number] | null {
    if (OPENS.test(line)) {
      this.#lines = 0;
      return null;
    }
    if (this.#lines < 0) return null;
    if (credits || PLAYED.test(line)) {
      const caption: [number, number] | null = this.#lines > 0 ? [this.#begin, this.#end] : null;
      this.#lines = -1;
      return caption;
    }
    if (this.#lines === 0) this.#begin = begin;
    this.#end = end;
    this.#lines++;
    if (this.#lines > LINES || end - this.#begin > LENGTH) this.#lines = -1;
    return null;
  }
}
