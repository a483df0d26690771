import { z } from 'zod';
import { defineSandbox, reply, type SandboxReply } from '../../sandbox/define-sandbox.ts';

interface TradeDesk {
  /** By audience and person: when the membership ends. */
  readonly audiences: Record<string, Record<string, string>>;
  readonly conversions: Record<string, object>;
  readonly optOuts: Record<string, true>;
}

const TOKEN = 'sandbox-trade-desk-token';
const ADVERTISER = 'adv7h2k';
const PROVIDER = 'maschinenraum';
const TRACKING_TAGS: readonly string[] = ['q7x2v9a'];
const MOST_MINUTES = 180 * 24 * 60;

const id = z.string().min(1).nullish();
const personFields = { TDID: id, DAID: id, UID2: id, EUID: id, RampID: id };
const audienceRequest = z.strictObject({
  AdvertiserId: z.string(),
  Items: z
    .array(
      z.strictObject({
        ...personFields,
        Data: z
          .array(z.strictObject({ Name: z.string().min(1).max(256), TtlInMinutes: z.int().nullish() }))
          .min(1),
      }),
    )
    .min(1),
});
const conversionRequest = z.strictObject({
  DataProviderId: z.string(),
  Items: z
    .array(
      z.strictObject({
        ...personFields,
        TrackingTagId: z.string(),
        TimestampUtc: z.iso.datetime(),
        Value: z.string().regex(/^\d+(\.\d+)?$/),
        ValueCurrency: z.string().length(3),
        OrderId: z.string(),
      }),
    )
    .min(1),
});
const erasureRequest = z.strictObject({
  AdvertiserId: z.string(),
  Items: z.array(z.strictObject(personFields)).min(1),
  RequestType: z.enum(['Deletion', 'OptOut']),
});

export const tradeDeskSandbox = defineSandbox<TradeDesk>({
  tool: 'trade-desk',
  connection: { token: TOKEN, settings: { advertiserId: ADVERTISER, dataProviderId: PROVIDER } },
  refuse: () => reply(401, JSON.stringify('Unauthorized'), { 'content-type': 'application/json' }),
  unknown: () => reply(404),
  initial: () => ({ audiences: {}, conversions: {}, optOuts: {} }),
  routes: {
    'POST /data/advertiser': ({ body, state, now }) => {
      const parsed = audienceRequest.safeParse(body);
      if (!parsed.success) return failed(400, 'ItemDeserializationError');
      if (parsed.data.AdvertiserId !== ADVERTISER) return forbidden();
      return lines(
        parsed.data.Items.map(({ Data, ...ids }) => {
          const person = personOf(ids);
          if (person === undefined || state.optOuts[person] === true) return 'MissingUserId';
          const [membership] = Data;
          const minutes = membership?.TtlInMinutes ?? MOST_MINUTES;
          if (minutes < 0 || minutes > MOST_MINUTES) return 'InvalidTtlInMinutes';
          const members = (state.audiences[membership?.Name ?? ''] ??= {});
          if (minutes === 0) delete members[person];
          else members[person] = new Date(now().getTime() + minutes * 60_000).toISOString();
          return undefined;
        }),
      );
    },
    'POST /providerapi/offlineconversion': ({ body, state, nextId, now }) => {
      const parsed = conversionRequest.safeParse(body);
      if (!parsed.success) return failed(400, 'ItemDeserializationError');
      if (parsed.data.DataProviderId !== PROVIDER) return forbidden();
      return lines(
        parsed.data.Items.map((item) => {
          if (personOf(item) === undefined) return 'InvalidUserIdTypeOrUserId';
          if (!TRACKING_TAGS.includes(item.TrackingTagId)) return 'MissingOrInvalidTrackingTagId';
          if (Date.parse(item.TimestampUtc) > now().getTime()) return 'InvalidTimestamp';
          state.conversions[String(nextId())] = item;
          return undefined;
        }),
      );
    },
    'POST /data/deletion-optout/advertiser': ({ body, state }) => {
      const parsed = erasureRequest.safeParse(body);
      if (!parsed.success) return failed(400, 'ItemDeserializationError');
      if (parsed.data.AdvertiserId !== ADVERTISER) return forbidden();
      return lines(
        parsed.data.Items.map((ids) => {
          const person = personOf(ids);
          if (person === undefined) return 'InvalidUserId';
          for (const members of Object.values(state.audiences)) delete members[person];
          if (parsed.data.RequestType === 'OptOut') state.optOuts[person] = true;
          return undefined;
        }),
      );
    },
  },
});

function personOf(ids: Readonly<Record<string, unknown>>): string | undefined {
  const given = Object.keys(personFields).find((name) => typeof ids[name] === 'string');
  return given === undefined ? undefined : `${given}:${String(ids[given])}`;
}

/** 200 with the lines that were refused, by their place from 0. */
function lines(codes: readonly (string | undefined)[]): SandboxReply {
  const refused = codes.flatMap((ErrorCode, index) =>
    ErrorCode === undefined
      ? []
      : [{ ErrorCode, ItemNumber: String(index), Message: 'The sandbox refused it.' }],
  );
  return reply(200, refused.length === 0 ? {} : { FailedLines: refused });
}

function failed(status: number, ErrorCode: string): SandboxReply {
  return reply(status, { FailedLines: [{ ErrorCode, Message: 'The sandbox refused it.' }] });
}

function forbidden(): SandboxReply {
  return reply(403, JSON.stringify('Forbidden'), { 'content-type': 'application/json' });
}
