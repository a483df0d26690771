import type { Pace } from '../../../sandbox/delivery.ts';
import { reply, type SandboxReply } from '../../../sandbox/define-sandbox.ts';
import type { LatestDay } from '../../../sandbox/latest-day.ts';

export const ADVERTISER = '4100007';

type EntityStatus =
  | 'ENTITY_STATUS_ACTIVE'
  | 'ENTITY_STATUS_PAUSED'
  | 'ENTITY_STATUS_DRAFT'
  | 'ENTITY_STATUS_ARCHIVED';

interface Entity {
  readonly displayName: string;
  readonly entityStatus: EntityStatus;
  readonly updateTime: string;
}

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface Campaign extends Entity {
  readonly campaignId: string;
  readonly campaignBudgets: readonly object[];
}

export interface InsertionOrder extends Entity {
  readonly insertionOrderId: string;
  readonly campaignId: string;
  readonly integrationDetails?: object | undefined;
  readonly budget: {
    readonly budgetSegments: readonly {
      readonly dateRange: { readonly startDate: Day; readonly endDate: Day };
    }[];
  };
}

export interface LineItem extends Entity {
  readonly lineItemId: string;
  readonly insertionOrderId: string;
  readonly integrationDetails?: object | undefined;
  readonly pacing: Readonly<Record<string, string | undefined>>;
  readonly creativeIds: readonly string[];
}

export interface Query {
  readonly queryId: string;
  readonly metadata: {
    readonly title: string;
    readonly dataRange: { readonly customStartDate: Day; readonly customEndDate: Day };
  };
  readonly params: {
    readonly filters: readonly { readonly type: string; readonly value: string }[];
  };
  readonly reports: readonly string[];
  /** How often its report was asked after: it is done at the second time. */
  asked: number;
}

export interface Dv360 extends LatestDay {
  readonly currencyCode: string;
  readonly campaigns: Record<string, Campaign>;
  readonly insertionOrders: Record<string, InsertionOrder>;
  readonly lineItems: Record<string, LineItem>;
  /** How much each line item might spend a day from when on. */
  readonly paces: Record<string, Pace>;
  readonly queries: Record<string, Query>;
}

/** Refuses as Google's APIs do. */
export function failed(code: number, status: string): SandboxReply {
  return reply(code, { error: { code, message: `The sandbox refused: ${status}.`, status } });
}

/** A day as ISO 8601 writes it. */
export function isoDay({ year, month, day }: Day): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** A page of a list, newest first; the filter knows one condition, `field="value"`. */
export function listed(name: string, entities: readonly Entity[], query: URLSearchParams): SandboxReply {
  const [, field, value] = /^(\w+)="(\d+)"$/.exec(query.get('filter') ?? '') ?? [];
  const size = Number(query.get('pageSize') ?? 100);
  const start = Number(query.get('pageToken') ?? 0);
  const found = entities
    .filter(({ entityStatus }) => entityStatus !== 'ENTITY_STATUS_ARCHIVED')
    .filter(
      (entity) =>
        field === undefined || Object.entries(entity).some(([key, one]) => key === field && one === value),
    )
    .toSorted((one, other) => (one.updateTime < other.updateTime ? 1 : -1));
  const page = found.slice(start, start + size);
  return reply(200, {
    ...(page.length === 0 ? {} : { [name]: page }),
    ...(found.length > start + size ? { nextPageToken: String(start + size) } : {}),
  });
}
