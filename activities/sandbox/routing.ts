/** A route with the parameters that it found in the path. */
export interface RouteMatch<Route> {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Compiles routes once; the lookup tries them in the order in which they are written. */
export function router<Route>(
  routes: Readonly<Record<string, Route>>,
): (method: string, path: string) => RouteMatch<Route> | undefined {
  const table = Object.entries(routes).map(([key, route]) => {
    const [method = '', pattern = ''] = key.split(' ');
    return { method, pattern: compilePattern(pattern), route };
  });
  return (method, path) => {
    for (const entry of table) {
      const hit = entry.method === method ? entry.pattern.exec(path) : null;
      if (hit !== null) return { route: entry.route, params: decoded(hit.groups ?? {}) };
    }
    return undefined;
  };
}

function compilePattern(pattern: string): RegExp {
  const source = pattern
    .split(/(\{\w+\+?\})/)
    .map((part) => {
      const name = /^\{(\w+)(\+?)\}$/.exec(part);
      if (name === null) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
      return name[2] === '+' ? `(?<${name[1]}>.+)` : `(?<${name[1]}>[^/]+?)`;
    })
    .join('');
  return new RegExp(`^${source}$`);
}

function decoded(groups: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}
