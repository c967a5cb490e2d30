// Lint rules. The import table below is the architecture's arrows: each entry says what a folder may
// not import and what to do instead. The compiler enforces the same arrows through project references;
// this table gives the readable reason. There is no exemption list.
import tseslint from 'typescript-eslint';

const PLATFORM = [
  {
    regex: '^node:',
    message: 'core/ is platform-free: declare what you need in core/ports and implement it in engine/.',
  },
  { regex: '^electron', message: "Only electron/ imports 'electron'." },
  { regex: '^(react|three)', message: 'core/ knows no user interface: three and React belong to renderer/.' },
  {
    regex: '^(sharp|webgpu|pdfkit|binaryen)',
    message: 'Native and device libraries are used in engine/ or the compiler only.',
  },
  {
    regex: '/engine/',
    message: 'core/ never imports engine/: inject an implementation of a core/ports interface.',
  },
  { regex: '/(electron|renderer)/', message: 'core/ never imports a user interface.' },
];
const above = (names, because) => ({
  regex: `/(${names.join('|')})/`,
  message: `This layer lies below: ${because}`,
});

/** folder → rules for its non-test files */
const LAYERS = {
  'core/units': [
    above(
      [
        'math',
        'color',
        'optics',
        'lighting',
        'document',
        'scene',
        'tracer',
        'boards',
        'interchange',
        'compiler',
      ],
      'units import nothing.',
    ),
  ],
  'core/math': [
    above(
      ['color', 'optics', 'lighting', 'document', 'scene', 'tracer', 'boards', 'interchange', 'compiler'],
      'math imports units only.',
    ),
  ],
  'core/color': [
    above(
      ['optics', 'lighting', 'document', 'scene', 'tracer', 'boards', 'interchange', 'compiler'],
      'colour imports units and math only.',
    ),
  ],
  'core/optics': [
    above(
      ['color', 'lighting', 'document', 'scene', 'tracer', 'boards', 'interchange', 'compiler'],
      'optics imports units and math only.',
    ),
  ],
  'core/lighting': [
    above(
      ['optics', 'document', 'scene', 'tracer', 'boards', 'interchange', 'compiler'],
      'lighting imports units, math and colour only.',
    ),
  ],
  'core/document': [
    above(
      ['scene', 'tracer', 'boards', 'interchange', 'compiler', 'generate'],
      'the document knows records, not renderers: flatten it in core/scene.',
    ),
  ],
  'core/scene': [
    above(
      ['tracer', 'boards', 'interchange', 'compiler', 'generate'],
      'the scene is what tracers read: pass results upward.',
    ),
  ],
  'core/generate': [
    above(
      ['tracer', 'boards', 'interchange', 'compiler', 'protocol'],
      'the generator composes scenes: inference and files are handed in.',
    ),
  ],
  'core/tracer': [
    above(['boards', 'interchange', 'compiler', 'document'], 'the tracer reads the flat render scene only.'),
  ],
  'core/boards': [
    above(['tracer', 'interchange', 'compiler'], 'boards are page models: frames are handed in.'),
  ],
  'core/interchange': [
    above(['tracer', 'boards', 'compiler'], 'readers and writers know data, not rendering.'),
  ],
  'core/protocol': [
    above(
      ['scene', 'tracer', 'boards', 'interchange', 'compiler'],
      'the protocol knows records and messages: what a scene is made into stays on its side.',
    ),
  ],
  'core/ports': [
    above(['document', 'scene', 'tracer', 'boards', 'interchange', 'compiler'], 'ports are bare interfaces.'),
  ],
};
/** the compiler is a build tool for kernels: it alone in core may import binaryen */
const COMPILER = [
  ...PLATFORM.filter((p) => !p.regex.includes('binaryen')),
  above(['units', 'math', 'document', 'scene', 'tracer', 'engine'], 'the compiler stands alone.'),
];

const layerConfigs = Object.entries(LAYERS).map(([folder, patterns]) => ({
  files: [`${folder}/**/*.ts`],
  ignores: ['**/*.test.ts', '**/testing/**'],
  rules: { 'no-restricted-imports': ['error', { patterns: [...PLATFORM, ...patterns] }] },
}));

export default tseslint.config(
  { ignores: ['dist/**', '.cache/**', 'node_modules/**', 'training/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    ignores: ['vitest.config.ts', 'vitest.journeys.config.ts'],
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: [] }, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      eqeqeq: ['error', 'always'],
    },
  },
  ...layerConfigs,
  {
    files: ['core/compiler/**/*.ts'],
    ignores: ['**/*.test.ts', '**/testing/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: COMPILER }] },
  },
  {
    files: ['renderer/**/*.ts', 'renderer/**/*.tsx'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(node:|electron)',
              message: 'The desk runs in a sandboxed page: ask the engine through renderer/bridge.',
            },
            {
              regex: '/(engine|electron)/',
              message: 'The desk talks to the engine through core/protocol only.',
            },
            {
              regex: '/core/(tracer|compiler|interchange|ports|kernels)/',
              message: 'The desk shows scenes and does not trace them: ask the engine for a render view.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['engine/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^electron|/(electron|renderer)/',
              message: 'The engine is a plain Node process: talk to user interfaces through core/protocol.',
            },
          ],
        },
      ],
    },
  },
);
