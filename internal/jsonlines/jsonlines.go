// Package jsonlines reads files with a JSON value a line, as the sets that
// recount is trained and measured on come.
package jsonlines

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// Read returns the values of a file. An error names the file and the line.
func Read[T any](path string) ([]T, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	values, err := Parse[T](string(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return values, nil
}

// Parse returns the values of a text; blank lines have none. An error names the
// line.
func Parse[T any](text string) ([]T, error) {
	var values []T
	number := 0
	for line := range strings.Lines(text) {
		number++
		if strings.TrimSpace(line) == "" {
			continue
		}
		var value T
		if err := json.Unmarshal([]byte(line), &value); err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
		values = append(values, value)
	}
	return values, nil
}
