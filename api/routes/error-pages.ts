import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Problem } from '../problems.ts';
import { defineStreamRoute } from '../route.ts';

const PAGES = new URL('../../docs/errors/', import.meta.url);

export const errorPageRoutes = [
  defineStreamRoute({
    method: 'GET',
    path: '/docs/errors/:page',
    tag: 'operation',
    summary: 'The page of an error code, where the `type` of a problem leads.',
    access: 'public',
    produces: 'text/markdown',
    request: z.object({ params: z.object({ page: z.string().regex(/^[A-Z][A-Z_]*\.md$/) }) }),
    async handle({ params: { page } }) {
      try {
        return await readFile(new URL(page, PAGES), 'utf8');
      } catch {
        throw new Problem('ROUTE_UNKNOWN');
      }
    },
  }),
];
