import { z } from 'zod';

/** The limits of responsive search ads, support.google.com/google-ads/answer/7684791; Microsoft has the same. */
const pathPart = z.string().min(1).max(15);

/** What a responsive search ad says; the platform puts it together anew for each search. */
export const searchAdTexts = {
  headlines: z.array(z.string().min(1).max(30)).min(3).max(15),
  descriptions: z.array(z.string().min(1).max(90)).min(2).max(4),
  /** Up to two words behind the address that is shown. */
  displayPath: z.union([z.tuple([pathPart]), z.tuple([pathPart, pathPart])]).optional(),
};
