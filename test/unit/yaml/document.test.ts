import { expect } from 'chai';
import fc from 'fast-check';
import { parseAllDocuments, parseDocument, stringify } from 'yaml';
import { nodeAt, stringAt, walkData } from '../../../src/lang/data-node';
import { definitionOf } from '../../../src/lang/yaml/build';
import { parseYaml } from '../../../src/lang/yaml/document';
import { cutAtLines, toValue } from './values';

const read = (text: string): readonly unknown[] => parseYaml(text, 'a.yaml').roots.map(toValue);

const TEXTS: Readonly<Record<string, string>> = {
  'block scalars with every chomping': 'a: |+ # c\n  foo\n  bar\n\n\nb: |-\n  x\n   \nc: >\n  y\n\n\nd: |\n  z',
  'folded text with deeper lines':
    'a: >\n  one\n  two\n\n  three\n    deep\n\n    deeper\n  back\n\n\nb: >+\n\n   x\n  \n    y\n\n   z\n   \n     \n',
  'an indentation indicator': 'a: |2\n   x\n  y\nb:\n  c: >1-\n    deep\n   flat\n',
  'quoted scalars over several lines': "a: \"x\\n\\u0041\\x42 \\\n   b  \n\n  c\\t\"\nb: 'it''s\n  me\n\n\n  again'\n",
  'plain scalars over several lines': 'a: plain\n  more\n\n  text # c\nb: - no list\n',
  'sequences in mappings in sequences':
    '- &x b: 1\n  c: 2\n- &y\n  d: 1\n-\n- - 1\n  - [x, {y: z}]\n- {a, b: , c: [d: 1, e], "f":g}\n',
  'scalars of the core schema':
    '[0x1F, 0o17, 1e3, ~, yes, No, true, 2020-01-01, .inf, -3, +4, 1.50, "1", !!str 1, 08, null]',
  'explicit keys': '? a\n: b\n? |\n  long\n: y\nz\n',
  'several documents': '%YAML 1.2\n---\na: 1\n...\n--- b\n---\n- c\n',
  'tags and anchors': 'a: !custom &one {x: !!int "7"}\nb: *one\nc: &two !x y\nd: [*two, *one]\n',
};

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

describe('a YAML document', () => {
  for (const [name, text] of Object.entries(TEXTS)) {
    for (const [ending, written] of [
      ['LF', text],
      ['CRLF', text.replaceAll('\n', '\r\n')],
      ['a byte order mark', `\uFEFF${text}`],
    ] as const) {
      it(`reads ${name} as the yaml package does, with ${ending}`, () => {
        const expected = parseAllDocuments(written, { logLevel: 'silent' });
        expect(read(written)).to.deep.equal([...expected].map((document): unknown => document.toJS()));
      });
    }

    it(`survives ${name} cut at every line`, () => {
      for (const cut of cutAtLines(text)) {
        for (const root of parseYaml(cut, 'a.yaml').roots) {
          for (const node of walkData(root)) {
            expect(node.range.start).to.be.within(0, cut.length);
            expect(node.range.end).to.be.within(node.range.start, cut.length);
          }
        }
      }
    });
  }

  it('gives each value the span from which it can be read again', () => {
    const scalar = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constant(null));
    const tree = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        scalar,
        fc.array(tie('node'), { maxLength: 4 }),
        fc
          .dictionary(fc.string({ minLength: 1, maxLength: 8 }), tie('node'), { maxKeys: 4, noNullPrototype: true })
          // The library does not merge mappings unless asked; the tests below are about that.
          .filter((map) => !isObject(map['<<'])),
      ),
    })).node;
    fc.assert(
      fc.property(tree, fc.constantFrom(20, 80), (value, lineWidth) => {
        const text = stringify(value, { lineWidth, aliasDuplicateObjects: false });
        const [root] = parseYaml(text, 'a.yaml').roots;
        const expected: unknown = parseDocument(text).toJS();
        expect(toValue(root)).to.deep.equal(expected);
        if (root === undefined) return;
        for (const node of walkData(root)) {
          const column = node.range.start - (text.lastIndexOf('\n', node.range.start - 1) + 1);
          // Block scalars count their indentation from what stands around them.
          if (node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded')) continue;
          const cut = ' '.repeat(column) + text.slice(node.range.start, node.range.end);
          expect(toValue(parseYaml(cut, 'a.yaml').roots[0])).to.deep.equal(toValue(node));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('keeps what stands behind a key that is given twice, and lets the last one count', () => {
    const [root] = parseYaml('a: 1\na: 2\n', 'a.yaml').roots;
    expect(nodeAt(root, 'a')).to.include({ value: 2 });
    expect(root?.kind === 'map' && root.entries).to.have.length(2);
  });

  it('goes on behind a quote that was never closed', () => {
    const { roots, problems } = parseYaml('a: "open\nb: "x"\nc: 1\n', 'a.yaml');
    expect(roots.map(toValue)).to.deep.equal([{ a: '"open', b: 'x', c: 1 }]);
    expect(problems).to.deep.equal([{ message: 'Missing closing quote', range: { start: 3, end: 4 } }]);
  });

  it('goes on behind a bracket that was never closed', () => {
    expect(read('a: [1, 2\nb: 3\n')).to.deep.equal([{ a: [1, 2], b: 3 }]);
  });

  it('takes a star that names no anchor for text', () => {
    expect(read('include: *.py\n')).to.deep.equal([{ include: '*.py' }]);
  });

  it('places an empty value behind its colon', () => {
    const [root] = parseYaml('a:\nb: 1\n', 'a.yaml').roots;
    expect(nodeAt(root, 'a')).to.deep.include({ value: null, range: { start: 2, end: 2 } });
  });

  it('reads from any text without failing', () => {
    const pieces = fc.constantFrom(
      'a', ':', ': ', '- ', '\n', '\n  ', '"', "'", '[', ']', '{', '}', ', ', '&x ', '*x', '|\n', '>\n', '#', '<<: ', '{{ x }}', '{% y %}', '? ', '\t', '%', '---\n', '!t ', '\\', '\r\n', '\uFEFF', '😀',
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        for (const root of parseYaml(text, 'a.yaml').roots) {
          for (const node of walkData(root, 2000)) {
            expect(node.range.start).to.be.within(0, text.length);
            expect(node.range.end).to.be.within(node.range.start, text.length);
            if (node.kind !== 'scalar') continue;
            const inner = node.embedded();
            const whole = inner.map.toOuter({ start: 0, end: inner.text.length });
            if (whole) expect(whole.end).to.be.within(whole.start, text.length);
          }
        }
      }),
      { numRuns: 1500 },
    );
  });
});

describe('aliases of YAML', () => {
  it('lead to the value, with the span of the alias and the place where the value is written', () => {
    const text = 'base: &b\n  x: [1]\nuse: *b\n';
    const [root] = parseYaml(text, 'a.yaml').roots;
    const node = nodeAt(root, 'use', 'x', 0);
    const alias = { start: text.indexOf('*b'), end: text.indexOf('*b') + 2 };
    expect(node).to.deep.include({ value: 1, alias, range: alias, path: ['use', 'x', 0] });
    expect(node && definitionOf(node)).to.deep.equal({ start: text.indexOf('1'), end: text.indexOf('1') + 1 });
  });

  it('mean the last anchor of that name above them', () => {
    expect(read('a: &x 1\nb: *x\nc: &x 2\nd: *x\n')).to.deep.equal([{ a: 1, b: 1, c: 2, d: 2 }]);
  });

  it('merge keys behind the own ones, and not over them', () => {
    const text = 'base: &b {x: 1, y: 2}\nother: &o {y: 9, z: 3}\nuse:\n  <<: [*b, *o]\n  x: 5\nown:\n  <<: {q: 1}\n';
    const [root] = parseYaml(text, 'a.yaml').roots;
    expect(toValue(nodeAt(root, 'use'))).to.deep.equal({ x: 5, y: 2, z: 3 });
    expect(toValue(nodeAt(root, 'own'))).to.deep.equal({ q: 1 });
    expect(nodeAt(root, 'use', 'y')?.path).to.deep.equal(['use', 'y']);
    expect(nodeAt(root, 'use', 'y')?.alias).to.deep.equal({ start: text.indexOf('*b'), end: text.indexOf('*b') + 2 });
    expect(nodeAt(root, 'own', 'q')?.alias).to.equal(undefined);
  });

  it('that lead into themselves end', () => {
    expect(read('a: &a [*a, 1]\nb: *a\n')).to.deep.equal([{ a: [null, 1], b: [null, 1] }]);
    expect(read('a: &a\n  <<: *a\n  k: v\n')).to.deep.equal([{ a: { k: 'v' } }]);
  });

  it('that multiply without bound are read within a budget', function () {
    this.timeout(5000);
    const lists = Array.from({ length: 40 }, (_, level) =>
      level === 0
        ? 'l0: &l0 [x, x]'
        : `l${String(level)}: &l${String(level)} [${Array.from({ length: 10 }, () => `*l${String(level - 1)}`).join(', ')}]`,
    );
    const merges = Array.from({ length: 300 }, (_, level) =>
      level === 0
        ? 'm0: &m0 {k: v}'
        : `m${String(level)}: &m${String(level)} {<<: [*m${String(level - 1)}, *m${String(level - 1)}], k${String(level)}: v}`,
    );
    for (const lines of [lists, merges]) {
      const [root] = parseYaml(lines.join('\n'), 'a.yaml').roots;
      if (root === undefined) throw new Error('nothing was read');
      expect([...walkData(root, 1_000_000)].length).to.be.lessThan(200_000);
    }
  });

  it('stand beside nesting of any depth', function () {
    this.timeout(10_000);
    for (const text of [
      '- '.repeat(50_000),
      '['.repeat(50_000),
      '{a: '.repeat(50_000),
      'a: '.repeat(50_000),
      '&a '.repeat(50_000),
      '{{'.repeat(50_000),
    ]) {
      const { roots } = parseYaml(text, 'a.yaml');
      for (const root of roots) for (const node of walkData(root)) expect(node.path.length).to.be.lessThan(300);
    }
  });
});

describe('templates in YAML', () => {
  it('are values as written, and lines that vanish', () => {
    const text =
      '{{- if .Values.on }}\nimage: {{ .Values.image }}\ntag: "{{ .Values.tag | default "latest" }}-x"\n{{- end }}\n' +
      'list:\n  {{- range .Values.list }}\n  - {{ . | quote }}\n  {{- end }}\n';
    expect(read(text)).to.deep.equal([
      { image: '{{ .Values.image }}', tag: '{{ .Values.tag | default "latest" }}-x', list: ['{{ . | quote }}'] },
    ]);
  });

  it('of Jinja do not end a document', () => {
    expect(read('{% set v = 1 %}\na: {{ v }}\n{% if v %}\nb: 2\n{% endif %}\n')).to.deep.equal([
      { a: '{{ v }}', b: 2 },
    ]);
  });

  it('stay in block scalars, also where they stand at the start of the line', () => {
    expect(read('a: {{ x }}\nb: |\n  one\n{{- if y }}\n  two\n{{- end }}\nc: 1\n')).to.deep.equal([
      { a: '{{ x }}', b: 'one\n{{- if y }}\ntwo\n{{- end }}\n', c: 1 },
    ]);
  });

  it('do not change what is YAML without them', () => {
    expect(read('on: push\nif: ${{ a == \'b\' }}\nrun: "{{x}}"\n')).to.deep.equal([
      { on: 'push', if: "${{ a == 'b' }}", run: '{{x}}' },
    ]);
  });
});

describe('the kind of a YAML file', () => {
  const kindOf = (text: string, path = 'x.yaml'): string => parseYaml(text, path).kind;
  const examples: readonly (readonly [string, string])[] = [
    ['github-workflow', 'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps: []\n'],
    ['github-action', 'name: x\nruns:\n  using: composite\n  steps: []\n'],
    ['gitlab-ci', 'train:\n  stage: build\n  script: [make]\n'],
    ['azure-pipelines', 'trigger: [main]\nsteps:\n- bash: make\n'],
    ['circleci', 'version: 2.1\njobs:\n  a:\n    docker:\n    - image: x\n    steps: [checkout]\n'],
    ['compose', 'services:\n  db:\n    image: postgres\n'],
    ['dvc', 'stages:\n  train:\n    cmd: python train.py\n'],
    ['conda-environment', 'name: x\ndependencies:\n- python\n'],
    ['kubernetes', '---\napiVersion: v1\nkind: Pod\n'],
    ['mlproject', 'entry_points:\n  main:\n    command: x\n'],
    ['kfp', 'pipelineInfo: {name: x}\ndeploymentSpec:\n  executors: {a: {}}\n'],
    ['kfp', 'name: x\nimplementation:\n  container: {image: x}\n'],
    ['skypilot', 'resources: {cloud: aws}\nrun: make\n'],
    ['skypilot', 'num_nodes: 2\nfile_mounts: {/data: s3://x}\nrun: make\n'],
    ['skypilot', 'resources: {accelerators: A100}\nnum_nodes: 2\n'],
    ['pre-commit', 'repos:\n- repo: x\n  hooks: []\n'],
    ['other', 'a: 1\n'],
    ['other', 'resources: {limits: {memory: 1Gi}}\n'],
    ['other', 'run: make\non: push\n'],
  ];
  for (const [kind, text] of examples) {
    it(`is ${kind} by its content, whatever its name`, () => {
      expect(kindOf(text)).to.equal(kind);
      if (kind !== 'other') expect(kindOf(text, 'docker-compose.yml')).to.equal(kind);
    });
  }

  it('is told by the name where the content says nothing yet', () => {
    expect(kindOf('', '.github/workflows/ci.yml')).to.equal('github-workflow');
    expect(kindOf('variables: {A: b}\n', '.gitlab-ci.yml')).to.equal('gitlab-ci');
    expect(kindOf('outs:\n- path: x\n', 'data/x.csv.dvc')).to.equal('dvc');
    expect(kindOf('x: 1\n', 'deploy\\compose.prod.yaml')).to.equal('compose');
  });

  it('is known of every kind of pod', () => {
    expect(stringAt(parseYaml('kind: RayCluster\napiVersion: ray.io/v1\n', 'x.yaml').roots[0], 'kind')).to.equal(
      'RayCluster',
    );
  });
});
