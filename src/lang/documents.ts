import type { DockerfileDocument } from './dockerfile/types';
import type { EnvDocument } from './env/types';
import type { GroovyDocument } from './groovy/types';
import type { IniDocument } from './ini/types';
import type { JsonDocument } from './json/types';
import type { PythonDocument } from './python/types';
import type { RequirementsDocument } from './requirements/types';
import type { ShellDocument } from './shell/types';
import type { TomlDocument } from './toml/types';
import type { YamlDocument } from './yaml/types';

/** The languages that are parsed, and what parsing them gives. */
export interface DocumentMap {
  readonly python: PythonDocument;
  readonly yaml: YamlDocument;
  readonly json: JsonDocument;
  readonly toml: TomlDocument;
  readonly ini: IniDocument;
  readonly env: EnvDocument;
  readonly requirements: RequirementsDocument;
  readonly dockerfile: DockerfileDocument;
  readonly shell: ShellDocument;
  readonly groovy: GroovyDocument;
}

export type DocumentLanguage = keyof DocumentMap;
export type DocumentOf<L extends DocumentLanguage> = DocumentMap[L];
