package read

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// addSchema reads the schema.org objects in the page's JSON-LD. The first that
// is an article counts.
func (f *facts) addSchema(doc *html.Node) {
	for n := range elements(doc) {
		if n.DataAtom != atom.Script || !strings.HasPrefix(strings.ToLower(attribute(n, "type")), "application/ld+json") {
			continue
		}
		source, _ := content(n, maxFile)
		if object := articleIn(parseSchema(source)); object != nil {
			f.addArticle(object)
			return
		}
	}
}

// parseSchema reads JSON that publishing systems often leave with raw line
// ends in its strings, or inside a comment; nil where it cannot be read.
func parseSchema(source string) any {
	source = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, source)
	begin, end := strings.IndexAny(source, "{["), strings.LastIndexAny(source, "}]")
	var value any
	if begin < 0 || end < begin || json.Unmarshal([]byte(source[begin:end+1]), &value) != nil {
		return nil
	}
	return value
}

// articleIn returns the first object that is an article, in value or in lists
// and graphs of it.
func articleIn(value any) map[string]any {
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			if object := articleIn(item); object != nil {
				return object
			}
		}
	case map[string]any:
		if slices.ContainsFunc(texts(v["@type"]), func(s string) bool { return pageWords().types[s] }) {
			return v
		}
		if object := articleIn(v["@graph"]); object != nil {
			return object
		}
		return articleIn(v["mainEntity"])
	}
	return nil
}

func (f *facts) addArticle(object map[string]any) {
	f.isArticle = true
	f.title = firstText(object["headline"])
	f.body = firstText(object["articleBody"])
	f.source = firstText(object["publisher"])
	f.byline = strings.Join(texts(object["author"]), ", ")
	f.url = webAddress(firstText(object["url"]))
	setOnce(&f.url, webAddress(firstText(object["mainEntityOfPage"])))
	f.language = firstText(object["inLanguage"])
	f.addBasis(object)
	f.published = machineDay(firstText(object["datePublished"]))
	setOnce(&f.published, machineDay(firstText(object["dateCreated"])))
	f.modified = momentOf(firstText(object["dateModified"]))
}

// texts returns the words of a value: its own, its items', or its name or id
// where it is an object.
func texts(value any) []string {
	switch v := value.(type) {
	case string:
		if v = strings.TrimSpace(v); v != "" {
			return []string{v}
		}
	case []any:
		var all []string
		for _, item := range v {
			all = append(all, texts(item)...)
		}
		return all
	case map[string]any:
		if name := texts(v["name"]); name != nil {
			return name
		}
		return texts(v["@id"])
	}
	return nil
}

func firstText(value any) string {
	if all := texts(value); len(all) > 0 {
		return all[0]
	}
	return ""
}
