import { z } from 'zod';
import { bearer } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';
import { googleFailure } from '../../kit/google-failure.ts';

export const googleAnalytics = defineTool({
  id: 'google-analytics',
  title: 'Google Analytics 4',
  category: 'analytics',
  purpose:
    'Says what visitors who came by a campaign did on the web site, and learns what happened to them elsewhere.',
  owner: 'ops',
  docs: 'https://developers.google.com/analytics/devguides/reporting/data/v1',
  baseUrl: 'https://analyticsdata.googleapis.com',
  hosts: {
    admin: 'https://analyticsadmin.googleapis.com',
    /** Measurement Protocol; https://region1.google-analytics.com keeps the collection in the EU. */
    events: 'https://www.google-analytics.com',
    eventsEu: 'https://region1.google-analytics.com',
  },
  apiVersion: 'Data and Admin v1beta, annotations v1alpha',
  auth: bearer({
    grants: ['service-account', 'refresh-token'],
    tokenUrl: 'https://oauth2.googleapis.com/token',
  }),
  settings: z.strictObject({
    /** Web data stream that `sendEvent` writes to, and its secret for the Measurement Protocol. */
    measurementId: z
      .string()
      .regex(/^G-[A-Z0-9]+$/)
      .optional(),
    apiSecret: z.string().min(1).optional(),
    /** `validate`: events are only judged by Google's validation server, and recorded nowhere. */
    events: z.enum(['record', 'validate']).default('record'),
    eventsRegion: z.enum(['world', 'eu']).default('world'),
  }),
  secretSettings: ['apiSecret'],
  scopes: [
    'https://www.googleapis.com/auth/analytics.readonly',
    'https://www.googleapis.com/auth/analytics.edit',
  ],
  rateLimit: {
    perSecond: 5,
    source: 'our own: the vendor counts tokens by hour and day and ten requests at once for a property',
  },
  dataCategories: ['web analytics', 'events', 'key events', 'annotations'],
  personalData: { in: ['clientId', 'userId'], out: [] },
  processorAgreement: 'required',
  region: 'worldwide, by Google; events are collected in the EU where `eventsRegion` says so',
  cost: 'free; Analytics 360 by contract',
  contract: {
    file: ['ga4-data.json', 'ga4-admin.json', 'ga4-admin-alpha.json'],
    beyond: ['POST /mp/collect', 'POST /debug/mp/collect'].map((operation) => ({
      operation,
      like: operation,
      why: 'the Measurement Protocol has no contract: transcribed from its reference',
    })),
  },
  failure: googleFailure,
});
