/** The schema of SARIF 2.1.0 for the parts that we write, and no others: its own schema, cut down by hand. */
export const sarifSchema = {
  $ref: '#/$defs/log',
  $defs: {
    log: {
      type: 'object',
      required: ['version', 'runs'],
      additionalProperties: false,
      properties: {
        $schema: { type: 'string', format: 'uri' },
        version: { const: '2.1.0' },
        runs: { type: 'array', items: { $ref: '#/$defs/run' } },
      },
    },
    run: {
      type: 'object',
      required: ['tool'],
      additionalProperties: false,
      properties: {
        tool: {
          type: 'object',
          required: ['driver'],
          additionalProperties: false,
          properties: { driver: { $ref: '#/$defs/toolComponent' } },
        },
        columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
        results: { type: 'array', items: { $ref: '#/$defs/result' } },
        properties: { type: 'object' },
      },
    },
    toolComponent: {
      type: 'object',
      required: ['name'],
      additionalProperties: false,
      properties: {
        name: { type: 'string' },
        version: { type: 'string' },
        rules: {
          type: 'array',
          uniqueItems: true,
          items: {
            type: 'object',
            required: ['id'],
            additionalProperties: false,
            properties: {
              id: { type: 'string' },
              shortDescription: { $ref: '#/$defs/multiformat' },
              help: { $ref: '#/$defs/multiformat' },
            },
          },
        },
      },
    },
    multiformat: {
      type: 'object',
      required: ['text'],
      additionalProperties: false,
      properties: { text: { type: 'string' }, markdown: { type: 'string' } },
    },
    message: {
      type: 'object',
      required: ['text'],
      additionalProperties: false,
      properties: { text: { type: 'string', minLength: 1 } },
    },
    result: {
      type: 'object',
      required: ['message'],
      additionalProperties: false,
      properties: {
        ruleId: { type: 'string' },
        ruleIndex: { type: 'integer', minimum: -1 },
        level: { enum: ['none', 'note', 'warning', 'error'] },
        message: { $ref: '#/$defs/message' },
        locations: { type: 'array', items: { $ref: '#/$defs/location' } },
        codeFlows: { type: 'array', items: { $ref: '#/$defs/codeFlow' } },
        properties: { type: 'object' },
      },
    },
    codeFlow: {
      type: 'object',
      required: ['threadFlows'],
      additionalProperties: false,
      properties: {
        message: { $ref: '#/$defs/message' },
        threadFlows: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            required: ['locations'],
            additionalProperties: false,
            properties: {
              locations: {
                type: 'array',
                minItems: 1,
                items: {
                  type: 'object',
                  additionalProperties: false,
                  properties: { location: { $ref: '#/$defs/location' } },
                },
              },
            },
          },
        },
      },
    },
    location: {
      type: 'object',
      additionalProperties: false,
      properties: {
        message: { $ref: '#/$defs/message' },
        physicalLocation: {
          type: 'object',
          required: ['artifactLocation'],
          additionalProperties: false,
          properties: {
            artifactLocation: {
              type: 'object',
              additionalProperties: false,
              properties: { uri: { type: 'string', format: 'uri-reference' } },
            },
            region: {
              type: 'object',
              additionalProperties: false,
              properties: {
                startLine: { type: 'integer', minimum: 1 },
                startColumn: { type: 'integer', minimum: 1 },
                endLine: { type: 'integer', minimum: 1 },
                endColumn: { type: 'integer', minimum: 1 },
              },
            },
          },
        },
      },
    },
  },
} as const;
