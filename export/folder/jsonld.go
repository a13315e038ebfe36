package folder

import (
	_ "embed"
	"encoding/json"
	"io"
	"net/url"
	"strings"
)

// vocabulary gives the keys of nodes their meaning. It stands in the file, so that
// no reader has to fetch it.
//
//go:embed context.json
var vocabulary string

// node is one thing of the graph, its keys as context.json has them. A thing may
// have several nodes, each with some of what is said of it.
type node map[string]any

// graph writes nodes as one JSON-LD 1.1 document, node by node.
type graph struct {
	w       io.Writer
	started bool
}

func newGraph(w io.Writer) (*graph, error) {
	_, err := io.WriteString(w, "{\n\"@context\": "+strings.TrimSpace(vocabulary)+",\n\"@graph\": [")
	return &graph{w: w}, err
}

func (g *graph) write(r row) (int, error) {
	nodes := r.nodes()
	for _, n := range nodes {
		text, err := json.Marshal(n)
		if err != nil {
			return 0, err
		}
		between := ",\n"
		if !g.started {
			between, g.started = "\n", true
		}
		if _, err := io.WriteString(g.w, between+string(text)); err != nil {
			return 0, err
		}
	}
	return len(nodes), nil
}

func (g *graph) close() error {
	_, err := io.WriteString(g.w, "\n]\n}\n")
	return err
}

// iri names a thing of a ledger. Ids come from collections and may hold
// anything: what has no place in an IRI is escaped.
func iri(kind string, ids ...string) string {
	parts := []string{"urn:recount", kind}
	for _, id := range ids {
		parts = append(parts, strings.ReplaceAll(url.PathEscape(id), ":", "%3A"))
	}
	return strings.Join(parts, ":")
}

// set adds a key, unless there is nothing to say.
func (n node) set(key string, value any) {
	switch v := value.(type) {
	case string:
		if v == "" {
			return
		}
	case bool:
		if !v {
			return
		}
	case *float64:
		if v == nil {
			return
		}
	}
	n[key] = value
}
