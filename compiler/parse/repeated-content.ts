// Children that BPMN's schema allows once; of several bpmn-moddle keeps the last and says nothing.
const single = [
  'loopCharacteristics',
  'extensionElements',
  'ioSpecification',
  'conditionExpression',
  'completionCondition',
  'loopCardinality',
  'loopCondition',
  'activationCondition',
  'timeDate',
  'timeDuration',
  'timeCycle',
  'script',
];

/** A child that stands twice where it may stand once, and the id of the nearest element around that has one. */
export interface Repeated {
  readonly id: string | undefined;
  readonly child: string;
}

/** Watches the tags of a file for children that stand twice. */
export interface RepeatedContent {
  open(tag: string, id: string | undefined): void;
  close(): void;
  readonly found: readonly Repeated[];
}

/** A watch that has seen nothing yet. */
export function watchRepeatedContent(): RepeatedContent {
  const found: Repeated[] = [];
  const around: { readonly id: string | undefined; readonly children: Set<string> }[] = [];
  return {
    found,
    open(tag, id) {
      const parent = around.at(-1);
      const child = schemaName(tag);
      if (parent?.children.has(child)) found.push({ id: parent.id, child });
      if (single.includes(child)) parent?.children.add(child);
      around.push({ id: id ?? parent?.id, children: new Set() });
    },
    close() {
      around.pop();
    },
  };
}

function schemaName(tag: string): string {
  const name = tag.replace(/^[^:]*:/, '');
  return name === 'standardLoopCharacteristics' || name === 'multiInstanceLoopCharacteristics'
    ? 'loopCharacteristics'
    : name;
}
