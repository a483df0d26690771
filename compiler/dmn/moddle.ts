import {
  DmnModdle,
  type ModdlePackage,
  type ModdleProperty,
  type ModdleResult,
  type ModdleType,
} from 'dmn-moddle';

const MODEL = /https?:\/\/www\.omg\.org\/spec\/DMN\/20\d{6}\/(?:MODEL\/?|dmn\.xsd)/g;
const DIAGRAM = /https?:\/\/www\.omg\.org\/spec\/DMN\/20\d{6}\/DMNDI\/?/g;

const property = (name: string, type: string): ModdleProperty => ({
  name,
  type,
  xml: { serialize: 'property' },
});

/** What DMN 1.4 and 1.5 added to the 1.3 that dmn-moddle describes: boxed conditionals, filters and iterators. */
const LATER_TYPES: readonly ModdleType[] = [
  {
    name: 'ChildExpression',
    superClass: ['DMNElement'],
    properties: [
      { name: 'typeRef', type: 'String', isAttr: true },
      { name: 'value', type: 'Expression' },
    ],
  },
  {
    name: 'Conditional',
    superClass: ['Expression'],
    properties: [
      property('if', 'ChildExpression'),
      property('then', 'ChildExpression'),
      property('else', 'ChildExpression'),
    ],
  },
  {
    name: 'Filter',
    superClass: ['Expression'],
    properties: [property('in', 'ChildExpression'), property('match', 'ChildExpression')],
  },
  {
    name: 'Iterator',
    isAbstract: true,
    superClass: ['Expression'],
    properties: [
      { name: 'iteratorVariable', type: 'String', isAttr: true },
      property('in', 'ChildExpression'),
    ],
  },
  { name: 'For', superClass: ['Iterator'], properties: [property('return', 'ChildExpression')] },
  { name: 'Every', superClass: ['Iterator'], properties: [property('satisfies', 'ChildExpression')] },
  { name: 'Some', superClass: ['Iterator'], properties: [property('satisfies', 'ChildExpression')] },
];

const { dmn13, dmnDi, dmn15 } = describe();

/** Reads DMN 1.1 to 1.5: their namespaces differ, the elements that we read do not. */
export function readXml(xml: string): Promise<ModdleResult> {
  return dmn15.fromXML(xml.replace(MODEL, dmn13.uri).replace(DIAGRAM, dmnDi.uri));
}

function describe(): {
  readonly dmn13: ModdlePackage;
  readonly dmnDi: ModdlePackage;
  readonly dmn15: DmnModdle;
} {
  const described = new DmnModdle();
  const known = described.getPackage('dmn');
  const types = known.types.map((type) =>
    type.name === 'ItemDefinition'
      ? { ...type, properties: [...(type.properties ?? []), property('typeConstraint', 'UnaryTests')] }
      : type,
  );
  return {
    dmn13: known,
    dmnDi: described.getPackage('dmndi'),
    dmn15: new DmnModdle({ dmn: { ...known, types: [...types, ...LATER_TYPES] } }),
  };
}
