/** An edit of the text of one diagram or table. */
export type Edit = (xml: string) => string;

/** Takes a step out and leads its flows past it; what its border events lead to goes with it. */
export const without =
  (id: string): Edit =>
  (xml) => {
    const out = flowsFrom(xml, id)[0];
    if (out === undefined) throw new Error(`${id} leads nowhere`);
    const target = attribute(tagOf(xml, out), 'targetRef');
    return prune(flowsInto(xml, id).reduce((text, flow) => lead(text, flow, target), removeFlow(xml, out)));
  };

/** Leads a flow to another element; what nothing else leads to goes. */
export const to =
  (flow: string, target: string): Edit =>
  (xml) =>
    prune(lead(xml, flow, target));

function lead(xml: string, flow: string, target: string): string {
  const tag = tagOf(xml, flow);
  const old = attribute(tag, 'targetRef');
  const moved = xml.replace(tag, tag.replace(`targetRef="${old}"`, `targetRef="${target}"`));
  const left = edited(moved, old, (text) => text.replace(`<bpmn:incoming>${flow}</bpmn:incoming>`, ''));
  return entered(left, flow, target);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function entered(xml: string, flow: string, target: string): string {
  return edited(xml, target, (text) =>
    text.replace(
      /<bpmn:(?=incoming|outgoing|\w*[eE]ventDefinition|multiInstance)|(?=<\/bpmn:\w+>$)/,
      (found) => `<bpmn:incoming>${flow}</bpmn:incoming>${found}`,
    ),
  );
}

/** Draws one more way out of a gateway. */
export const also =
  (gateway: string, target: string, condition: string): Edit =>
  (xml) => {
    const flow = `${gateway}Also`;
    const drawn = `<bpmn:sequenceFlow id="${flow}" sourceRef="${gateway}" targetRef="${target}"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=${escaped(condition)}</bpmn:conditionExpression></bpmn:sequenceFlow>`;
    const first = elementOf(xml, flowsFrom(xml, gateway)[0] ?? '');
    const left = edited(xml, gateway, (text) =>
      text.replace(/(?=<\/bpmn:\w+>$)/, `<bpmn:outgoing>${flow}</bpmn:outgoing>`),
    );
    return entered(left.replace(first, first + drawn), flow, target);
  };

/** Asks for something else on a flow. */
export const asks =
  (flow: string, condition: string): Edit =>
  (xml) =>
    edited(xml, flow, (text) =>
      text.replace(
        /(<bpmn:conditionExpression[^>]*>)[^<]*(?=<)/,
        (_, open: string) => `${open}=${escaped(condition)}`,
      ),
    );

/** Replaces text within an element. */
export const inside =
  (id: string, from: string | RegExp, by: string): Edit =>
  (xml) =>
    edited(xml, id, (text) => text.replace(from, by));

/** Takes an element out of a text, or a rule out of a table. */
export const remove = (xml: string, id: string): string => {
  const text = elementOf(xml, id);
  return xml
    .replace(text, '')
    .replace(`<bpmn:flowNodeRef>${id}</bpmn:flowNodeRef>`, '')
    .replaceAll(new RegExp(`<bpmn:association [^>]*"${id}"[^>]*/>`, 'g'), '');
};

function edited(xml: string, id: string, edit: Edit): string {
  const text = elementOf(xml, id);
  const changed = edit(text);
  return xml.replace(text, () => changed);
}

/** Takes out what nothing leads to any more, and gateways that neither split nor merge. */
function prune(xml: string): string {
  const targets = new Set([...xml.matchAll(/targetRef="([^"]+)"/g)].map(([, id]) => id));
  for (const [tag, , id = ''] of xml.matchAll(
    /<bpmn:(\w*(?:Task|Gateway|callActivity|subProcess|endEvent|ThrowEvent|CatchEvent|boundaryEvent)) id="([^"]+)"[^>]*>/g,
  )) {
    const host = /attachedToRef="([^"]+)"/.exec(tag)?.[1];
    const lost = host === undefined ? !targets.has(id) : !xml.includes(` id="${host}"`);
    if (!lost || /isForCompensation="true"|triggeredByEvent="true"/.test(tag)) continue;
    return prune(flowsFrom(xml, id).reduce(removeFlow, removeHandler(remove(xml, id), xml, id)));
  }
  for (const [, id = ''] of xml.matchAll(/<bpmn:\w+Gateway id="([^"]+)"/g)) {
    const [into, out] = [flowsInto(xml, id), flowsFrom(xml, id)];
    if (into.length === 1 && out.length === 1) return without(id)(xml);
  }
  return xml;
}

/** What undoes a step goes with it. */
function removeHandler(left: string, xml: string, event: string): string {
  const handler = new RegExp(`<bpmn:association [^>]*sourceRef="${event}" targetRef="([^"]+)"`).exec(
    xml,
  )?.[1];
  return handler === undefined ? left : remove(left, handler);
}

function flowsFrom(xml: string, id: string): readonly string[] {
  return [...xml.matchAll(/<bpmn:sequenceFlow id="([^"]+)"[^>]*sourceRef="([^"]+)"/g)].flatMap(
    ([, flow = '', source]) => (source === id ? [flow] : []),
  );
}

function flowsInto(xml: string, id: string): readonly string[] {
  return [...xml.matchAll(/<bpmn:sequenceFlow id="([^"]+)"[^>]*targetRef="([^"]+)"/g)].flatMap(
    ([, flow = '', target]) => (target === id ? [flow] : []),
  );
}

function removeFlow(xml: string, flow: string): string {
  return remove(xml, flow)
    .replaceAll(`<bpmn:incoming>${flow}</bpmn:incoming>`, '')
    .replaceAll(`<bpmn:outgoing>${flow}</bpmn:outgoing>`, '')
    .replaceAll(` default="${flow}"`, '');
}

function elementOf(xml: string, id: string): string {
  const tag = tagOf(xml, id);
  if (tag.endsWith('/>')) return tag;
  const name = /^<([\w:]+)/.exec(tag)?.[1] ?? '';
  const from = xml.indexOf(tag);
  let depth = 0;
  for (const { 0: one, index } of xml
    .slice(from)
    .matchAll(new RegExp(`<${name}[ >][^>]*>|</${name}>`, 'g'))) {
    if (one.endsWith('/>')) continue;
    depth += one.startsWith('</') ? -1 : 1;
    if (depth === 0) return xml.slice(from, from + index + one.length);
  }
  throw new Error(`${id} does not end`);
}

function tagOf(xml: string, id: string): string {
  const tag = new RegExp(`<[\\w:]+ id="${id}"[^>]*>`).exec(xml)?.[0];
  if (tag === undefined) throw new Error(`there is no ${id}`);
  return tag;
}

function attribute(tag: string, name: string): string {
  return new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}
