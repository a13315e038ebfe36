package attribution

import "embed"

//go:embed testdata/*.txt
var testdata embed.FS
