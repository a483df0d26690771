import { defineSandbox, reply } from '../../sandbox/define-sandbox.ts';

interface Website {
  /** Landing pages by path. */
  readonly pages: Record<string, Page>;
  /** Files by path. */
  readonly assets: Record<string, { readonly mediaType: string; readonly text: string }>;
}

interface Page {
  readonly title: string;
  /** GTM-, G- and AW- ids, and numbers of Meta pixels. */
  readonly tags: readonly string[];
  readonly consentBanner: boolean;
}

const tagged = (title: string, container: string): Page => ({
  title,
  tags: [container, 'G-SANDBOX01'],
  consentBanner: true,
});
const banner = (text: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="728" height="90"><text x="20" y="50">${text}</text></svg>`;

/** Serves pages and assets by path, whatever the host was. `PUT /{path}` replaces an asset by the text that is sent. */
export const websiteSandbox = defineSandbox<Website>({
  tool: 'website',
  connection: {},
  refuse: () => reply(403),
  unknown: () => reply(404, '<!doctype html><title>Not found</title>', { 'content-type': 'text/html' }),
  initial: () => ({
    pages: {
      '/': tagged('Example', 'GTM-SPRING1'),
      '/spring': tagged('Spring offer', 'GTM-SPRING1'),
      '/untagged': { title: 'Bare page', tags: [], consentBanner: false },
    },
    assets: {
      '/assets/spring-banner.svg': { mediaType: 'image/svg+xml', text: banner('Spring') },
      '/assets/spring-video.svg': { mediaType: 'image/svg+xml', text: banner('Spring, moving') },
    },
  }),
  routes: {
    'GET /{rest+}': ({ path, state }) => serve(state, path),
    'GET /': ({ path, state }) => serve(state, path),
    'PUT /{rest+}': ({ path, body, headers, state }) => {
      const known = state.assets[path] !== undefined;
      state.assets[path] = {
        mediaType: headers['content-type'] ?? 'text/plain',
        text: String(body ?? ''),
      };
      return reply(known ? 200 : 201);
    },
  },
});

function serve(state: Website, path: string): ReturnType<typeof reply> {
  const page = state.pages[path];
  if (page !== undefined) return reply(200, pageSource(page), { 'content-type': 'text/html; charset=utf-8' });
  const asset = state.assets[path];
  if (asset !== undefined) return reply(200, asset.text, { 'content-type': asset.mediaType });
  return reply(404, '<!doctype html><title>Not found</title>', { 'content-type': 'text/html' });
}

function pageSource({ title, tags, consentBanner }: Page): string {
  const snippets = tags.map((tag) =>
    /^\d+$/.test(tag)
      ? `<script>fbq('init', '${tag}');</script>`
      : `<script async src="https://www.googletagmanager.com/${tag.startsWith('GTM-') ? 'gtm.js' : 'gtag/js'}?id=${tag}"></script>`,
  );
  const consent = consentBanner
    ? '<script src="https://cdn.cookielaw.org/scripttemplates/otSDKStub.js"></script>'
    : '';
  return `<!doctype html><html lang="en"><head><title>${title}</title>${consent}${snippets.join('')}</head><body><h1>${title}</h1></body></html>`;
}
