import { expect } from 'chai';
import { createModuleCache } from '../../../src/engine/workspace/module-cache';
import { createWorkspaceIndex } from '../../../src/engine/workspace/workspace-index';
import type { Grammars } from '../../../src/lang/grammars';
import { parsePython } from '../../../src/lang/python/document';
import type { ConstantValue, Known } from '../../../src/lang/python/types';
import { testGrammars } from '../grammars';
import { lastCall, lines } from '../python/parse';

type Files = Readonly<Record<string, string>>;

const HOST = 'db.acme.org';
const CONFIG = lines('server:', `  host: ${HOST}`, '  port: 80', '  verify: no', 'tags: [a, b]');
const MAIN = ['import hydra', '@hydra.main(version_base=None, config_path="conf", config_name="config")'];
const LOAD = ['import yaml', 'with open("config.yaml") as f:', '    config = yaml.safe_load(f)'];

describe('what settings files say', () => {
  let grammars: Grammars;
  before(async () => {
    grammars = await testGrammars();
  });

  function used(files: Files, text: readonly string[], path = 'train.py'): Known<ConstantValue> | undefined {
    const index = createWorkspaceIndex({
      facts: {
        hasPath: (asked) => Object.keys(files).some((file) => file === asked || file.startsWith(`${asked}/`)),
        readText: (asked) => files[asked],
      },
      cache: createModuleCache(),
      read: (module) => parsePython(module, grammars.python).summary(),
    });
    const document = parsePython(lines(...text), grammars.python, { foreign: index.seenFrom(path) });
    const expression = lastCall(document, 'use').argument('x', 0)?.value;
    expect(expression?.value(), 'others may choose another file').to.equal(undefined);
    return expression?.defaultValue();
  }

  const valueOf = (files: Files, ...text: readonly string[]): ConstantValue | undefined => used(files, text)?.value;

  describe('to programs of Hydra', () => {
    const files = { 'conf/config.yaml': CONFIG };
    const ways: readonly (readonly [string, readonly string[], ConstantValue])[] = [
      ['by attributes', [...MAIN, 'def main(cfg):', '    use(cfg.server.host)'], HOST],
      ['by keys', [...MAIN, 'def main(cfg: DictConfig) -> None:', '    use(cfg["server"]["host"])'], HOST],
      ['by get', [...MAIN, 'def main(cfg):', '    use(cfg.server.get("verify", True))'], false],
      ['in text', [...MAIN, 'def main(cfg):', '    use(f"http://{cfg.server.host}/")'], `http://${HOST}/`],
      ['in a list', [...MAIN, 'def main(cfg):', '    use(cfg.tags)'], ['a', 'b']],
      [
        'in a function that is given the settings',
        [
          ...MAIN,
          'def main(cfg):',
          '    connect(cfg.server)',
          'def connect(server):',
          '    use(server.host)',
          'main()',
        ],
        HOST,
      ],
      [
        'in an object that is given the settings',
        [
          ...MAIN,
          'def main(cfg):',
          '    Trainer(cfg)',
          'class Trainer:',
          '    def __init__(self, cfg):',
          '        self.cfg = cfg',
          '    def run(self):',
          '        use(self.cfg.server.port)',
        ],
        80,
      ],
      [
        'put together in a notebook',
        [
          'from hydra import compose, initialize',
          'with initialize(version_base=None, config_path="conf"):',
          '    cfg = compose(config_name="config")',
          'use(cfg.server.host)',
        ],
        HOST,
      ],
    ];
    for (const [way, text, value] of ways) {
      it(`are known ${way}`, () => {
        expect(valueOf(files, ...text)).to.deep.equal(value);
      });
    }

    const MAIN_HOST = [...MAIN, 'def main(cfg):', '    use(cfg.db.host)'];
    const withDefaults = (...config: readonly string[]): Files => ({
      'conf/config.yaml': lines('defaults:', ...config),
      'conf/db/mysql.yaml': 'host: mysql.acme.org\n',
      'conf/base.yaml': 'db:\n  host: base.acme.org\n',
    });
    it('follow what is asked for in defaults', () => {
      expect(valueOf(withDefaults('  - db: mysql'), ...MAIN_HOST)).to.equal('mysql.acme.org');
      expect(valueOf(withDefaults('  - base', '  - _self_'), ...MAIN_HOST)).to.equal('base.acme.org');
      expect(valueOf(withDefaults('  - base', '  - db: mysql'), ...MAIN_HOST)).to.equal('mysql.acme.org');
      expect(valueOf(withDefaults('  - db: null', '  - base'), ...MAIN_HOST)).to.equal('base.acme.org');
    });

    it('count in the order of defaults, where it is written down', () => {
      const own = ['db:', '  host: own.acme.org'];
      expect(valueOf(withDefaults('  - db: mysql', '  - _self_', ...own), ...MAIN_HOST)).to.equal('own.acme.org');
      expect(valueOf(withDefaults('  - _self_', '  - db: mysql', ...own), ...MAIN_HOST)).to.equal('mysql.acme.org');
      expect(valueOf(withDefaults('  - db: mysql', ...own), ...MAIN_HOST)).to.equal(undefined);
    });

    const lost: readonly (readonly [string, Files])[] = [
      ['a default that is no file', withDefaults('  - base_config', '  - base')],
      ['a default that another choice names', withDefaults('  - db: ${server}')],
      ['a default that lands elsewhere', withDefaults('  - db@db.main: mysql')],
      ['a default with defaults', { ...withDefaults('  - base'), 'conf/base.yaml': 'defaults:\n  - db: mysql\n' }],
      ['a package', { ...withDefaults('  - db: mysql'), 'conf/db/mysql.yaml': '# @package _global_\nhost: a\n' }],
      ['what is filled in', { 'conf/config.yaml': 'db:\n  host: ${oc.env:HOST}\n' }],
      ['what is missing', { 'conf/config.yaml': 'db:\n  host: ???\n' }],
      ['no file', {}],
      ['a file of its own kind', { 'conf/config.yaml': 'db:\n  host: !secret a\n' }],
      ['a large file', { 'conf/config.yaml': `db:\n  host: a\n  key: ${'a'.repeat(200_000)}\n` }],
    ];
    for (const [what, given] of lost) {
      it(`are not known with ${what}`, () => {
        expect(valueOf(given, ...MAIN_HOST)).to.equal(undefined);
      });
    }

    it('are not known where the program changes them', () => {
      const main = [...MAIN, 'def main(cfg):'];
      expect(valueOf(files, ...main, '    cfg.server.host = name()', '    use(cfg.server.host)')).to.equal(undefined);
      expect(valueOf(files, ...main, '    cfg["server"]["host"] = 1', '    use(cfg.server.host)')).to.equal(undefined);
      expect(
        valueOf(files, ...main, '    s = cfg.server', '    s["host"] = 1', '    use(cfg["server"]["host"])'),
      ).to.equal(undefined);
      expect(valueOf(files, ...main, '    cfg.merge_with(more)', '    use(cfg.server.host)')).to.equal(undefined);
      const compose = ['from hydra import compose, initialize', 'initialize(config_path="conf")'];
      const overridden = 'cfg = compose("config", overrides=["server.host=a"])';
      expect(valueOf(files, ...compose, overridden, 'use(cfg.server.host)')).to.equal(undefined);
    });
  });

  describe('to programs that load them', () => {
    const files = {
      'config.yaml': CONFIG,
      'config.json': `{"server": {"host": "${HOST}"}}`,
      'config.toml': `[server]\nhost = "${HOST}"\n`,
    };
    const ways: readonly (readonly [string, readonly string[]])[] = [
      ['from YAML', [...LOAD, 'use(config["server"]["host"])']],
      ['in one line', ['import yaml', 'use(yaml.safe_load(open("config.yaml"))["server"]["host"])']],
      [
        'from the text',
        ['import json', 'config = json.loads(open("config.json").read())', 'use(config["server"]["host"])'],
      ],
      [
        'from the text of a path',
        [
          'import tomllib',
          'from pathlib import Path',
          'config = tomllib.loads(Path("config.toml").read_text())',
          'use(config["server"]["host"])',
        ],
      ],
      [
        'from JSON',
        [
          'import json',
          'with open("config.json", "r") as f:',
          '    config = json.load(f)',
          'use(config["server"]["host"])',
        ],
      ],
      [
        'from TOML',
        [
          'import tomllib',
          'with open("config.toml", "rb") as f:',
          '    config = tomllib.load(f)',
          'use(config["server"].get("host"))',
        ],
      ],
      ['with OmegaConf', ['from omegaconf import OmegaConf', 'use(OmegaConf.load("config.yaml").server.host)']],
      [
        'in a function',
        [
          'import yaml',
          'def load(path="config.yaml"):',
          '    with open(path) as f:',
          '        return yaml.safe_load(f)',
          'config = load()',
          'use(config["server"]["host"])',
        ],
      ],
      [
        'beside the code',
        [
          'import yaml, os',
          'HERE = os.path.dirname(os.path.abspath(__file__))',
          'config = yaml.safe_load(open(os.path.join(HERE, "config.yaml")))',
          'use(config["server"]["host"])',
        ],
      ],
      [
        'in a folder beside it',
        [
          'import json',
          'from pathlib import Path',
          'config = json.loads((Path(__file__).parent / "config.json").read_text())',
          'use(config["server"]["host"])',
        ],
      ],
      ['behind another name', [...LOAD, 'server = config["server"]', 'host = server["host"]', 'use(host)']],
      [
        'by option',
        [
          'import argparse, yaml',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--config", default="config.yaml")',
          'args = parser.parse_args()',
          'config = yaml.safe_load(open(args.config))',
          'use(config["server"]["host"])',
        ],
      ],
    ];
    for (const [way, text] of ways) {
      it(`are known ${way}`, () => {
        expect(valueOf(files, ...text)).to.equal(HOST);
      });
    }

    it('lead to the place in the file', () => {
      const found = used(files, [...LOAD, 'use(config["server"]["host"])'])?.elsewhere;
      expect(found?.file).to.equal('config.yaml');
      expect(CONFIG.slice(found?.range.start, found?.range.end)).to.equal(HOST);
    });

    it('are those of the one file that it can be', () => {
      const text = [...LOAD, 'use(config["server"]["host"])'];
      expect(used({ 'config.yaml': CONFIG }, text, 'src/app/train.py')?.value).to.equal(HOST);
      expect(used({ 'src/config.yaml': CONFIG, 'config.yaml': 'server: {host: a}\n' }, text, 'src/train.py')).to.equal(
        undefined,
      );
    });

    it('are what PyYAML makes of them', () => {
      const value = (written: string): ConstantValue | undefined =>
        valueOf({ 'config.yaml': `x: ${written}\n` }, ...LOAD, 'use(config["x"])');
      expect(value('Yes')).to.equal(true);
      expect(value('off')).to.equal(false);
      expect(value('yEs')).to.equal('yEs');
      expect(value('"yes"')).to.equal('yes');
      expect(value('~')).to.equal(null);
      expect(value('0.0.0.0')).to.equal('0.0.0.0');
      for (const odd of ['010', '1:30', '2026-01-01', '1_000', '1e3', '.5', '0x10'])
        expect(value(odd), odd).to.equal(undefined);
    });

    it('are not known where the program writes the file, or changes what it read', () => {
      const end = 'use(config["server"]["host"])';
      expect(valueOf(files, ...LOAD, 'yaml.dump({}, open("config.yaml", "w"))', end)).to.equal(undefined);
      expect(valueOf(files, 'from pathlib import Path', 'Path("config.yaml").write_text(text)', ...LOAD, end)).to.equal(
        undefined,
      );
      expect(valueOf(files, ...LOAD, 'config["server"] = other', end)).to.equal(undefined);
      expect(valueOf(files, ...LOAD, 'config.update(other)', end)).to.equal(undefined);
    });

    it('give what stands in for a key only where it is not there', () => {
      expect(valueOf(files, ...LOAD, 'use(config["server"].get("verify", True))')).to.equal(false);
      expect(valueOf(files, ...LOAD, 'use(config["server"].get("debug", True))')).to.equal(true);
    });
  });
});
