import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { frontQuery } from './fronts/front-query.ts';
import { libraryQuery } from './library/library-query.ts';
import { keepKnown } from './offline/last-known.ts';
import { part } from './offline/part.ts';
import { queries } from './queries.ts';
import { newsroomQuery, sessionQuery } from './session.ts';
import { ScreenFailed, ScreenMissing } from './shell/screen-states.tsx';
import { Shell } from './shell/shell.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: ScreenMissing, errorComponent: ScreenFailed });

/** Everything that only somebody who signed in sees; others are led to the door and back again. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  errorComponent: ScreenFailed,
  beforeLoad: async ({ location }) => {
    // Asked at once: whoever has not signed in is refused, and is led to the door.
    void queries.prefetchQuery(newsroomQuery);
    const session = await queries.ensureQueryData(sessionQuery);
    const { person } = session;
    if (!person) throw redirect({ to: '/sign-in', search: { to: location.href } });
    if (!session.hasBegun && location.pathname !== '/account') throw redirect({ to: '/begin', search: {} });
    if (session.lacksSecondFactor && location.pathname !== '/account') throw redirect({ to: '/account' });
    keepKnown({ session, newsroom: await queries.ensureQueryData(newsroomQuery) });
    return { person };
  },
});

const door = { getParentRoute: () => root, beforeLoad: () => queries.ensureQueryData(sessionQuery) } as const;

const screens = root.addChildren([
  createRoute({
    ...door,
    path: '/sign-in',
    validateSearch: ({ to }): { to?: string } => (typeof to === 'string' ? { to } : {}),
    component: lazyRouteComponent(
      part(() => import('./people/sign-in-screen.tsx')),
      'SignInScreen',
    ),
  }),
  createRoute({
    ...door,
    path: '/welcome',
    component: lazyRouteComponent(
      part(() => import('./people/welcome-screen.tsx')),
      'WelcomeScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/begin',
    beforeLoad: async ({ location }) => {
      const { person } = await queries.ensureQueryData(sessionQuery);
      if (!person) throw redirect({ to: '/sign-in', search: { to: location.href } });
    },
    validateSearch: ({ step }): { step?: string } => (typeof step === 'string' ? { step } : {}),
    component: lazyRouteComponent(
      part(() => import('./first-run/first-run-screen.tsx')),
      'FirstRunScreen',
    ),
  }),
  inside.addChildren([
    createRoute({
      getParentRoute: () => inside,
      path: '/',
      component: lazyRouteComponent(
        part(() => import('./desk/desk-screen.tsx')),
        'DeskScreen',
      ),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: '/begun',
      component: lazyRouteComponent(
        part(() => import('./first-run/begun.tsx')),
        'BegunScreen',
      ),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: '/account',
      component: lazyRouteComponent(
        part(() => import('./people/account-screen.tsx')),
        'AccountScreen',
      ),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: '/people',
      component: lazyRouteComponent(
        part(() => import('./people/people-screen.tsx')),
        'PeopleScreen',
      ),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: '/record',
      component: lazyRouteComponent(
        part(() => import('./people/audit-screen.tsx')),
        'AuditScreen',
      ),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: '/status',
      component: lazyRouteComponent(
        part(() => import('./status/status-screen.tsx')),
        'StatusScreen',
      ),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: '/inbox',
      component: lazyRouteComponent(
        part(() => import('./inbox/inbox-screen.tsx')),
        'InboxScreen',
      ),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: '/coming-up',
      component: lazyRouteComponent(
        part(() => import('./publishing/coming-up-screen.tsx')),
        'ComingUpScreen',
      ),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: '/banner',
      component: lazyRouteComponent(
        part(() => import('./banner/banner-screen.tsx')),
        'BannerScreen',
      ),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: '/stories/$id',
      component: lazyRouteComponent(
        part(() => import('./story/story-screen.tsx')),
        'StoryScreen',
      ),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: '/stories/$id/history',
      component: lazyRouteComponent(
        part(() => import('./history/history-screen.tsx')),
        'HistoryScreen',
      ),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: '/fronts',
      component: lazyRouteComponent(
        part(() => import('./fronts/fronts-screen.tsx')),
        'FrontsScreen',
      ),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: '/fronts/$front',
      validateSearch: ({ beside }): { beside?: string } => (typeof beside === 'string' ? { beside } : {}),
      // Asked while the screen itself is on its way.
      loader: ({ params }) => void queries.prefetchQuery(frontQuery(params.front)),
      component: lazyRouteComponent(
        part(() => import('./fronts/front-screen.tsx')),
        'FrontScreen',
      ),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: '/media',
      validateSearch: ({ item }): { item?: string } => (typeof item === 'string' ? { item } : {}),
      // Asked while the screen itself is on its way.
      loader: () => void queries.prefetchInfiniteQuery(libraryQuery({})),
      component: lazyRouteComponent(
        part(() => import('./library/library-screen.tsx')),
        'LibraryScreen',
      ),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: '/settings',
      validateSearch: (asked): { part?: string } => (typeof asked['part'] === 'string' ? { part: asked['part'] } : {}),
      component: lazyRouteComponent(
        part(() => import('./settings/settings-screen.tsx')),
        'SettingsScreen',
      ),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: '/press',
      component: lazyRouteComponent(
        part(() => import('./press/press-screen.tsx')),
        'PressScreen',
      ),
    }),
  ]),
]);

export const router = createRouter({ routeTree: screens, defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
