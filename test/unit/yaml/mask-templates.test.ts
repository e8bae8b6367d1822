import { expect } from 'chai';
import fc from 'fast-check';
import { isChosen } from '../../../src/lang/yaml/choices';
import { parseYaml } from '../../../src/lang/yaml/document';
import { maskTemplates } from '../../../src/lang/yaml/mask-templates';
import { toValue } from './values';

const read = (text: string): unknown[] => parseYaml(text, 'templates/pod.yaml').roots.map(toValue);

describe('templates of charts', () => {
  it('choose lines, also in the middle of one', () => {
    expect(read('spec:\n  {{ if .a }}hostPID: true{{ else }}hostIPC: true{{ end }}\n  x: 1\n')).to.deep.equal([
      { spec: { hostPID: true, hostIPC: true, x: 1 } },
    ]);
    expect(read('a: 1\n{{ if .b -}} data: {{- else -}} stringData: {{- end }}\n  key: v\n')).to.deep.equal([
      { a: 1, data: null, stringData: { key: 'v' } },
    ]);
  });

  it('stand in place of a value, or of entries in front of those that are written', () => {
    expect(read('labels: {{- include "labels" . | nindent 2 }}\n  app: x\nname: {{ .name }}\n')).to.deep.equal([
      { labels: { app: 'x' }, name: '{{ .name }}' },
    ]);
    expect(
      read('rules:\n- {{- if .host }}\n  host: {{ .host }}\n  {{- end }}\n  http: 1\n- {{ .rule }}\n'),
    ).to.deep.equal([{ rules: [{ host: '{{ .host }}', http: 1 }, '{{ .rule }}'] }]);
  });

  it('may be comments with templates in them', () => {
    expect(read('{{- /* as {{ .name }} has it\nhostPID: true */ -}}\na: {{ .a }}\n')).to.deep.equal([
      { a: '{{ .a }}' },
    ]);
  });

  it('define parts that are read one by one', () => {
    expect(
      read(
        '{{- define "name" -}}\n{{ .n }}\n{{- end }}\n{{- define "pod" }}\n  a: 1\n{{- end }}\n{{ define "b" }}\nb: 2\n{{ end }}',
      ),
    ).to.deep.equal([{ a: 1 }, { b: 2 }]);
  });

  it('choose between mappings and lists: what is in either is read', () => {
    const text = '{{ if .a }}\nctx:\n  p: true\n{{ else }}\nctx:\n  q: 1\nlist: [1]\n{{ end }}\nlist: [2]\n';
    expect(read(text)).to.deep.equal([{ ctx: { p: true, q: 1 }, list: [1, 2] }]);
  });

  it('need not be YAML: lines that are none are left out', () => {
    const text = 'a: {{ .a }}\n}} no YAML {\nspec:\n  hostPID: true\n---\nb: ]\nspec: 1\n';
    const { roots, problems } = parseYaml(text, 'templates/pod.yaml');
    expect(roots.map(toValue)).to.deep.equal([{ a: '{{ .a }}', spec: { hostPID: true } }, { spec: 1 }]);
    expect(problems.map(({ range }) => range.start)).to.deep.equal([text.indexOf('}} no'), text.indexOf(']')]);
  });

  it('keep the length of the text and the place of everything else', () => {
    const piece = fc.constantFrom(
      ...[
        'a: ',
        '- ',
        '\n',
        '\n  ',
        '\r\n',
        '{{ if x }}',
        '{{else}}',
        '{{- end -}}',
        '{{ .v }}',
        '{% set x %}',
        'b',
        '"',
      ],
      ...['{{/* ', ' */}}', '{{ define "x" }}', '{{', '}}', '#', 'c: 1', '{# n #}'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const masked = maskTemplates(text);
        expect(masked).to.have.length(text.length);
        for (let at = 0; at < text.length; at++) {
          if (/[a-c"]/.test(masked.charAt(at))) expect(masked.charAt(at)).to.equal(text.charAt(at));
        }
      }),
    );
  });
});

describe('what a chart only offers', () => {
  const chosen = (text: string): boolean => {
    const start = text.indexOf('hostPID');
    return isChosen(text, { start: text.indexOf('kind'), end: text.length }, { start, end: start + 7 });
  };

  it('stands in a condition inside of the resource', () => {
    expect(chosen('kind: Pod\n{{- if .x }}\nhostPID: true\n{{- end }}\n')).to.equal(true);
    expect(chosen('kind: Pod\n{{- range .y }}{{ with .x }}\nhostPID: true\n{{ end }}{{ end }}\n')).to.equal(true);
    expect(chosen('kind: Pod\n{% if x %}\nhostPID: true\n{% endif %}\n')).to.equal(true);
  });

  it('does not stand behind one, nor in one around the whole resource', () => {
    expect(chosen('kind: Pod\n{{- if .x }}\na: 1\n{{- end }}\nhostPID: true\n')).to.equal(false);
    expect(chosen('{{- if .x }}\nkind: Pod\nhostPID: true\n{{- end }}\n')).to.equal(false);
    expect(chosen('kind: Pod\n{{- range .x }}\nhostPID: true\n{{- end }}\n')).to.equal(false);
  });
});
