package folder

import (
	"encoding/json"
	"io"
)

// jsonLines writes each row as a JSON object on a line of its own, with the
// keys that the program prints.
type jsonLines struct{ out *json.Encoder }

func newJSONL(w io.Writer) jsonLines {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	return jsonLines{out}
}

func (f jsonLines) write(r row) (int, error) { return 1, f.out.Encode(r.whole) }

func (f jsonLines) close() error { return nil }
