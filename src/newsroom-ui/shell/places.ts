import type { Role } from '../../story/person.ts';
import { shellWords as words } from '../words/shell.ts';

export interface NavigationItem {
  /** Address of the screen, as the router knows it. */
  readonly to: string;
  readonly name: string;
  /** What of the screen is shown, as its address says it. */
  readonly search?: { readonly part: string };
  isFor(role: Role): boolean;
}

const everybody = (): boolean => true;
const administrators = (role: Role): boolean => role === 'administrator';
// Asked here and not of the room of stories: every screen starts with this file, and would load the schemas of that room.
const editors = (role: Role): boolean => role === 'editor' || administrators(role);

/** The screens one goes to from anywhere, in the order of the navigation. */
export const places: readonly NavigationItem[] = [
  { to: '/', name: words.desk, isFor: everybody },
  { to: '/inbox', name: words.inbox, isFor: everybody },
  { to: '/coming-up', name: words.comingUp, isFor: everybody },
  { to: '/fronts', name: words.fronts, isFor: everybody },
  { to: '/media', name: words.media, isFor: everybody },
  { to: '/banner', name: words.banner, isFor: everybody },
  { to: '/press', name: words.press, isFor: everybody },
  { to: '/settings', name: words.settings, isFor: editors },
  { to: '/people', name: words.people, isFor: administrators },
  { to: '/record', name: words.audit, isFor: administrators },
  { to: '/status', name: words.status, isFor: administrators },
  { to: '/account', name: words.account, isFor: everybody },
];

/** What can be chosen on those screens, by the names under which people look for it. */
export const settings: readonly NavigationItem[] = [
  { to: '/account', name: words.ownPassword, isFor: everybody },
  { to: '/account', name: words.ownPasskeys, isFor: everybody },
  { to: '/account', name: words.ownFactors, isFor: everybody },
  { to: '/account', name: words.ownSessions, isFor: everybody },
  { to: '/inbox', name: words.quietHours, isFor: everybody },
  { to: '/people', name: words.invite, isFor: administrators },
  { to: '/people', name: words.roleFactors, isFor: administrators },
  ...Object.entries(words.settingsParts).map(([part, name]) => ({
    to: '/settings',
    name: `${words.settings}: ${name}`,
    search: { part },
    isFor: editors,
  })),
];
