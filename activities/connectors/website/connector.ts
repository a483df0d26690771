import { noAuth } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';

export const website = defineTool({
  id: 'website',
  title: 'Web site',
  category: 'website',
  purpose: "Proves that the campaign's landing pages and assets are there, unchanged and tagged.",
  owner: 'ops',
  docs: 'https://developer.mozilla.org/en-US/docs/Web/HTTP',
  baseUrl: '',
  apiVersion: 'HTTP/1.1',
  auth: noAuth,
  scopes: [],
  rateLimit: { perSecond: 20, source: 'our own servers: what a pre-flight may ask of them' },
  dataCategories: ['pages', 'assets'],
  personalData: { in: [], out: [] },
  processorAgreement: 'not-needed',
  region: 'where the site is hosted',
  cost: 'none',
  contract: {
    none: 'RFC 9110 and the tag snippets that the vendors document',
    statusIsContent: true,
  },
});
