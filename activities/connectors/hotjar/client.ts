import { z } from 'zod';
import type { Call } from '../../kit/define-action.ts';
import { toolError } from '../../kit/errors.ts';
import type { Http } from '../../kit/http.ts';
import { path, type Path } from '../../kit/path.ts';
import type { hotjar } from './connector.ts';

type Settings = z.output<(typeof hotjar)['settings']>;

const PAGE_SIZE = 100;
/** 20,000 objects. */
const MOST_PAGES = 200;

/** Reads a list page by page, newest first, until it ends, `enough` is reached or `stop` says so. */
export async function readAll<Item extends z.ZodType>(
  http: Http,
  list: Path,
  item: Item,
  { enough = Infinity, stop = () => false }: { enough?: number; stop?(one: z.output<Item>): boolean } = {},
): Promise<readonly z.output<Item>[]> {
  const page = z.object({ results: z.array(item), next_cursor: z.string().nullish() });
  const items: z.output<Item>[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const found: z.output<typeof page> = await http.get({
      path: list,
      query: { limit: PAGE_SIZE, cursor },
      response: page,
    });
    for (const one of found.results) {
      if (items.length >= enough || stop(one)) return items;
      items.push(one);
    }
    if (!found.next_cursor) return items;
    cursor = found.next_cursor;
  }
  throw toolError('BAD_RESPONSE', { tool: 'hotjar', fields: ['more pages than are read'] });
}

/** Ids are numbers for surveys and texts for answers, or the other way round: clients disagree. */
export const id = z.union([z.string(), z.int()]).transform(String);

const scalar = z.union([z.string(), z.number()]).transform(String);

/** One answer, or several where several may be chosen. */
const given = z.union([z.array(scalar), scalar.transform((one) => [one]), z.null().transform(() => [])]);

export const surveyResponse = z.object({
  id,
  created_time: z.iso.datetime({ offset: true }),
  device: z.string().nullish(),
  country: z.string().nullish(),
  is_complete: z.boolean().default(true),
  answers: z.array(z.object({ question_id: id, answer: given.default([]), comment: z.string().nullish() })),
});

/** The responses to a survey, newest first, none from before `since`. */
export async function responsesOf(
  http: Http,
  {
    siteId,
    surveyId,
    since,
    enough,
  }: { siteId: string; surveyId: string; since?: string | undefined; enough?: number },
): Promise<readonly z.output<typeof surveyResponse>[]> {
  const from = since === undefined ? -Infinity : Date.parse(since);
  return await readAll(http, path`/v1/sites/${siteId}/surveys/${surveyId}/responses`, surveyResponse, {
    stop: (one) => Date.parse(one.created_time) < from,
    ...(enough === undefined ? {} : { enough }),
  });
}

/** Looks a person up in all sites; CONNECTION_INVALID without an organisation. */
export async function lookUp(
  { http, settings }: Pick<Call<unknown, Settings>, 'http' | 'settings'>,
  person: {
    readonly email?: string | undefined;
    readonly userIds?: Readonly<Record<string, string>> | undefined;
  },
  erase: boolean,
): Promise<void> {
  const { organizationId } = settings;
  if (organizationId === undefined) {
    throw toolError('CONNECTION_INVALID', { tool: 'hotjar', fields: ['settings.organizationId is needed'] });
  }
  await http.post({
    path: path`/v1/organizations/${organizationId}/user-lookup`,
    json: {
      data_subject_email: person.email,
      data_subject_site_id_to_user_id_map: person.userIds,
      delete_all_hits: erase,
    },
    // What it says is not documented.
    response: z.object({}).optional(),
  });
}
