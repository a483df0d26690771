import { z } from 'zod';
import { erasure, held } from '../exchanges.ts';
import { Problem } from '../problems.ts';
import { answer, defineRoute } from '../route.ts';

/** One of the three; in the body, for addresses of requests end up in logs of proxies. */
const selector = z.union([
  z.strictObject({ email: z.email() }),
  z.strictObject({ subject: z.string().regex(/^ps_/) }),
  z.strictObject({ token: z.string().regex(/^pd_/) }),
]);

export const subjectRoutes = [
  defineRoute({
    method: 'POST',
    path: '/subjects/erase',
    tag: 'subjects',
    summary: 'Erases a person: their key is destroyed, histories keep nothing but tokens (GDPR Art. 17).',
    access: ['dpo'],
    request: z.object({ body: selector }),
    responses: { 200: erasure },
    async handle({ body }, { services: { vault }, person }) {
      const erased = await vault.erase(body, person.id);
      if (erased === undefined) throw new Problem('SUBJECT_UNKNOWN');
      return answer(200, erased);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/subjects/export',
    tag: 'subjects',
    summary: 'Everything that is held about a person, why and since when (GDPR Art. 15).',
    access: ['dpo'],
    request: z.object({ body: selector }),
    responses: { 200: held },
    async handle({ body }, { services: { vault } }) {
      const found = await vault.export(body);
      if (found === undefined) throw new Problem('SUBJECT_UNKNOWN');
      return answer(200, held.parse(found));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/subjects/erasures',
    tag: 'subjects',
    summary: 'The log of erasures, without personal data.',
    access: ['dpo', 'auditor'],
    request: z.object({}),
    responses: { 200: z.object({ items: z.array(erasure) }) },
    handle: async (_request, { services: { vault } }) => answer(200, { items: [...vault.erasures()] }),
  }),
];
