import type { Range } from '../../../core/range';
import { walkData } from '../../../lang/data-node';
import type { ShellDocument } from '../../../lang/shell/types';
import type { YamlDocument } from '../../../lang/yaml/types';

/** A line of `config.properties` that a script writes. */
export interface WrittenSetting {
  readonly key: string;
  readonly value: string;
  readonly at: Range;
}

// A new line that is written as `\n` stands in front like a letter.
const LINE =
  /(?:\b|(?<=\\n))(management_address|allowed_urls|install_py_dep_per_model|disable_token_authorization)=([^\s"'\\]+)/g;
const WRITERS = /^(?:echo|printf|sed|tee)$/;

/** `RUN printf "\nmanagement_address=http://0.0.0.0:8081" >> config.properties`. */
export function writtenSettings({ commands }: ShellDocument): readonly WrittenSetting[] {
  return commands
    .filter(({ name }) => WRITERS.test(name))
    .flatMap(({ words }) =>
      words.flatMap(({ text, range }) =>
        [...text.matchAll(LINE)].map(({ 0: line, 1: key = '', 2: value = '', index }) => {
          const start = range.start + index;
          return { key, value, at: { start, end: start + line.length } };
        }),
      ),
    );
}

/** `config.properties: |` of a ConfigMap. */
export function mappedSettings({ kind, roots }: YamlDocument): readonly WrittenSetting[] {
  if (kind !== 'kubernetes') return [];
  const files = roots.flatMap((root) =>
    [...walkData(root)].filter((node) => node.kind === 'scalar' && String(node.path.at(-1)).endsWith('.properties')),
  );
  return files.flatMap((node): readonly WrittenSetting[] => {
    if (node.kind !== 'scalar') return [];
    const { text, map } = node.embedded();
    return [...text.matchAll(LINE)].map(({ 0: line, 1: key = '', 2: value = '', index }) => ({
      key,
      value,
      at: map.toOuter({ start: index, end: index + line.length }) ?? node.range,
    }));
  });
}
