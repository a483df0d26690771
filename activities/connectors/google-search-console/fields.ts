import { z } from 'zod';

/** A property as Search Console writes it: `sc-domain:example.com`, or the beginning of addresses with its slash. */
export const siteUrl = z.union([
  z.string().regex(/^sc-domain:[a-z0-9.-]+$/),
  z.url({ protocol: /^https?$/ }).regex(/\/$/),
]);
