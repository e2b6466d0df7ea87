import type { Article } from '../model.js';

/** Outlet, date and title of an article, as far as they are known and its id does not say them. */
export function aboutOf({ id, outlet, date, title }: Article): string {
  const told = [outlet !== null && id.includes(outlet) ? null : outlet, date, title];
  return told.filter((part) => part !== null && part !== '').join(' · ');
}
