package export

import (
	"encoding/json"
	"io"

	"recount"
)

// JSONL prints each row as a JSON object on a line of its own, in UTF-8, with
// every key present.
func JSONL[Row any](w io.Writer) Printer[Row] {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return func(_ recount.Report, rows []Row) error {
		for i := range rows {
			if err := encoder.Encode(&rows[i]); err != nil {
				return err
			}
		}
		return nil
	}
}
