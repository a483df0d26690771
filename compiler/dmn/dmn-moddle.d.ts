declare module 'dmn-moddle' {
  /** A description of XML types, as moddle takes it. */
  export interface ModdlePackage {
    readonly name: string;
    readonly uri: string;
    readonly prefix: string;
    readonly types: readonly ModdleType[];
  }

  export interface ModdleType {
    readonly name: string;
    readonly superClass?: readonly string[];
    readonly isAbstract?: boolean;
    readonly properties?: readonly ModdleProperty[];
  }

  export interface ModdleProperty {
    readonly name: string;
    readonly type: string;
    readonly isAttr?: boolean;
    readonly isMany?: boolean;
    readonly xml?: { readonly serialize: 'property' };
  }

  export interface ModdleResult {
    readonly rootElement: unknown;
    readonly warnings: readonly Error[];
  }

  export class DmnModdle {
    constructor(packages?: { readonly [prefix: string]: ModdlePackage });
    getPackage(prefix: string): ModdlePackage;
    fromXML(xml: string): Promise<ModdleResult>;
  }
}
