import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
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
    const { person } = await queries.ensureQueryData(sessionQuery);
    if (!person) throw redirect({ to: '/sign-in', search: { to: location.href } });
    await queries.ensureQueryData(newsroomQuery);
  },
});

const screens = root.addChildren([
  inside.addChildren([
    createRoute({
      getParentRoute: () => inside,
      path: '/',
      component: lazyRouteComponent(() => import('./desk/desk-screen.tsx'), 'DeskScreen'),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: '/coming-up',
      component: lazyRouteComponent(() => import('./publishing/coming-up-screen.tsx'), 'ComingUpScreen'),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: '/stories/$id/history',
      component: lazyRouteComponent(() => import('./history/history-screen.tsx'), 'HistoryScreen'),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: '/press',
      component: lazyRouteComponent(() => import('./press/press-screen.tsx'), 'PressScreen'),
    }),
  ]),
]);

export const router = createRouter({ routeTree: screens, defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
