/** Known names, each with the names inside its value: FEEL names may hold spaces and operators. */
export interface NameShape {
  readonly [name: string]: NameShape;
}
