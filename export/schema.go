package export

import _ "embed"

// Schema is the JSON Schema (draft 2020-12) of a claim as [JSONL] prints it.
//
//go:embed claim.schema.json
var Schema string
