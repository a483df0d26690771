import { z } from 'zod';
import { defineSandbox, reply } from '../../sandbox/define-sandbox.ts';
import { adRoutes } from './sandbox/ads.ts';
import { audienceRoutes } from './sandbox/audiences.ts';
import { reportRoutes } from './sandbox/reports.ts';
import {
  ACCOUNT,
  biddingScheme,
  customParameters,
  failed,
  keep,
  partly,
  status,
  type MicrosoftAds,
} from './sandbox/state.ts';

const TOKEN = 'EwB-sandbox-microsoft-ads';
const DEVELOPER_TOKEN = 'SANDBOX-MS-DEVELOPER';

const id = z.string().regex(/^\d+$/);
const account = z.literal(ACCOUNT);
const campaignCreation = z.object({
  AccountId: account,
  Campaigns: z.tuple([
    z.object({
      Name: z.string().min(1).max(128),
      Status: status,
      CampaignType: z.literal('Search'),
      BudgetType: z.literal('DailyBudgetStandard'),
      DailyBudget: z.number().positive(),
      BiddingScheme: biddingScheme,
      Languages: z.array(z.string()).min(1),
      TimeZone: z.string(),
      UrlCustomParameters: customParameters,
    }),
  ]),
});
const campaignChange = z.object({
  AccountId: account,
  Campaigns: z.tuple([
    z.object({
      Id: id,
      Status: status.optional(),
      DailyBudget: z.number().positive().optional(),
      BiddingScheme: biddingScheme.optional(),
    }),
  ]),
});
const conversions = z.object({
  OfflineConversions: z.tuple([
    z.object({
      MicrosoftClickId: z.string().min(1),
      ConversionName: z.string(),
      ConversionTime: z.iso.datetime(),
      ConversionValue: z.number(),
      HashedEmailAddress: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
    }),
  ]),
});
const WRONG = failed(400, 100, 'NullRequest');

export const microsoftAdsSandbox = defineSandbox<MicrosoftAds>({
  tool: 'microsoft-ads',
  connection: {
    token: TOKEN,
    settings: {
      accountId: ACCOUNT,
      customerId: '20012345',
      developerToken: DEVELOPER_TOKEN,
      timeZone: 'AmsterdamBerlinBernRomeStockholmVienna',
      languages: ['German'],
      customerMatchTerms: 'ACCEPTED',
    },
  },
  secrets: [DEVELOPER_TOKEN],
  admits: ({ headers, path }) =>
    path.startsWith('/ReportDownload/')
      ? headers['authorization'] === undefined
      : headers['authorization'] === `Bearer ${TOKEN}` && headers['developertoken'] === DEVELOPER_TOKEN,
  refuse: () => failed(401, 105, 'InvalidCredentials'),
  unknown: () => reply(404),
  initial: () => ({
    latestDay: '2026-10-01',
    currency: 'EUR',
    campaigns: {
      41000000001: {
        Id: '41000000001',
        Name: 'de_sales_brand_202610',
        Status: 'Active',
        DailyBudget: 30,
        BiddingScheme: { Type: 'EnhancedCpc' },
        UrlCustomParameters: undefined,
        pace: [{ at: '2026-10-01T00:00:00Z', daily: 30 }],
      },
    },
    adGroups: {
      42000000001: {
        Id: '42000000001',
        campaignId: '41000000001',
        Name: 'brand',
        Status: 'Active',
        UrlCustomParameters: undefined,
      },
    },
    ads: {},
    audiences: {
      43000000001: {
        Type: 'CustomerList',
        Name: 'Customers',
        Description: '',
        ParentId: ACCOUNT,
        Scope: 'Account',
        members: [],
      },
    },
    goals: ['Sales accepted lead'],
    conversions: {},
  }),
  routes: {
    ...adRoutes,
    ...audienceRoutes,
    ...reportRoutes,
    'POST /CampaignManagement/v13/Campaigns': ({ body, state, nextId, now }) => {
      const parsed = campaignCreation.safeParse(body);
      if (!parsed.success) return WRONG;
      const [{ Name, Status, DailyBudget, BiddingScheme, UrlCustomParameters }] = parsed.data.Campaigns;
      const taken = Object.values(state.campaigns).some(
        (campaign) => campaign.Status !== 'Deleted' && campaign.Name.toLowerCase() === Name.toLowerCase(),
      );
      if (taken) return partly('CampaignServiceCannotCreateDuplicateCampaign', { CampaignIds: [null] });
      const Id = String(41_000_000_000 + nextId() * 1000);
      const campaign = { Id, Name, Status, DailyBudget, BiddingScheme, UrlCustomParameters, pace: [] };
      keep(state, campaign, now());
      return reply(200, { CampaignIds: [Id], PartialErrors: [] });
    },
    'PUT /CampaignManagement/v13/Campaigns': ({ body, state, now }) => {
      const parsed = campaignChange.safeParse(body);
      if (!parsed.success) return WRONG;
      const [{ Id, ...change }] = parsed.data.Campaigns;
      const campaign = state.campaigns[Id];
      if (campaign === undefined || campaign.Status === 'Deleted') {
        return partly('CampaignServiceInvalidCampaignId');
      }
      const {
        Status = campaign.Status,
        DailyBudget = campaign.DailyBudget,
        BiddingScheme = campaign.BiddingScheme,
      } = change;
      keep(state, { ...campaign, Status, DailyBudget, BiddingScheme }, now());
      return reply(200, { PartialErrors: [] });
    },
    'DELETE /CampaignManagement/v13/Campaigns': ({ body, state, now }) => {
      const parsed = z.object({ AccountId: account, CampaignIds: z.tuple([id]) }).safeParse(body);
      if (!parsed.success) return WRONG;
      const campaign = state.campaigns[parsed.data.CampaignIds[0]];
      if (campaign === undefined || campaign.Status === 'Deleted') {
        return partly('CampaignServiceInvalidCampaignId');
      }
      keep(state, { ...campaign, Status: 'Deleted' }, now());
      return reply(200, { PartialErrors: [] });
    },
    'POST /CampaignManagement/v13/Campaigns/QueryByAccountId': ({ body, state }) => {
      const parsed = z.object({ AccountId: account, CampaignType: z.literal('Search') }).safeParse(body);
      if (!parsed.success) return WRONG;
      const campaigns = Object.values(state.campaigns).filter((campaign) => campaign.Status !== 'Deleted');
      return reply(200, { Campaigns: campaigns.map(({ pace: _pace, ...campaign }) => campaign) });
    },
    'POST /CustomerManagement/v13/Accounts/Search': ({ body, state }) => {
      const wanted = z.object({ Predicates: z.tuple([z.object({ Value: z.string() })]) }).safeParse(body);
      if (!wanted.success) return WRONG;
      const known = wanted.data.Predicates[0].Value === ACCOUNT;
      return reply(200, { Accounts: known ? [{ Id: ACCOUNT, CurrencyCode: state.currency }] : [] });
    },
    'POST /CampaignManagement/v13/OfflineConversions/Apply': ({ body, state }) => {
      const parsed = conversions.safeParse(body);
      if (!parsed.success) return WRONG;
      const [{ MicrosoftClickId, ConversionName, ConversionTime, ...conversion }] =
        parsed.data.OfflineConversions;
      if (!state.goals.includes(ConversionName)) return partly('OfflineConversionNameNotFound');
      state.conversions[`${MicrosoftClickId} ${ConversionName} ${ConversionTime}`] ??= {
        value: conversion.ConversionValue,
        hashed: conversion.HashedEmailAddress !== undefined,
      };
      return reply(200, { PartialErrors: [] });
    },
  },
});
