/** The `bom-ref` of the workspace in what we write as CycloneDX. */
export const WORKSPACE = 'workspace';

export interface BomSubject {
  /** What the document is about: the name of the folder. */
  readonly name: string;
  /** Of Watertight. */
  readonly version: string;
}

/**
 * A document of CycloneDX 1.6 (ECMA-424) about a workspace. It has neither a date nor a serial number, so that the same
 * workspace gives the same document.
 */
export function formatBom({ name, version }: BomSubject, content: Readonly<Record<string, unknown>>): string {
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      tools: { components: [{ type: 'application', name: 'watertight', version }] },
      component: { type: 'application', 'bom-ref': WORKSPACE, name },
    },
    ...content,
  };
  return JSON.stringify(bom, undefined, 2);
}
