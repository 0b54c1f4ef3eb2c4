import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components';
import { call } from './api.ts';
import { keepScreens } from './offline/keep-screens.ts';
import { lookForConnection } from '../ui/connection.ts';
import { queries } from './queries.ts';
import { router } from './router.tsx';
import '../ui/tokens.css';
import '../ui/base.css';

lookForConnection(() => call('GET /api/session'));

const place = document.getElementById('screens');
if (!place) throw new Error('The start page has no place for the screens.');

createRoot(place).render(
  <StrictMode>
    <I18nProvider locale={document.documentElement.lang}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
);

keepScreens();
