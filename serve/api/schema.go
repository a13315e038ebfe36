package api

import (
	"encoding/json"
	"maps"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"recount"
	"recount/export"
)

const schemaPrefix = "#/components/schemas/"

// schemas makes the JSON Schemas of what is sent and taken. It differs from the
// framework's in what it knows of the ledger's types: words that a text does not
// say are null, days are dates, and a claim is described by its own published
// schema.
type schemas struct {
	named map[string]*huma.Schema
	types map[string]reflect.Type
}

func newSchemas() *schemas {
	return &schemas{named: map[string]*huma.Schema{}, types: map[string]reflect.Type{}}
}

// Schema returns the schema of a type: a reference for structs, where allowed.
func (s *schemas) Schema(t reflect.Type, allowRef bool, hint string) *huma.Schema {
	isPointer := t.Kind() == reflect.Pointer
	bare := t
	for bare.Kind() == reflect.Pointer {
		bare = bare.Elem()
	}
	if own := s.own(bare); own != nil {
		if isPointer && own.Ref != "" {
			return &huma.Schema{AnyOf: []*huma.Schema{own, {Type: "null"}}}
		}
		return own
	}
	if bare.Kind() != reflect.Struct || bare == reflect.TypeFor[time.Time]() {
		made := huma.SchemaFromType(s, t)
		if bare.Kind() == reflect.Map {
			made.Nullable = true // as a map of Go is in JSON
		}
		return made
	}
	name := huma.DefaultSchemaNamer(bare, hint)
	if _, known := s.named[name]; !known {
		s.named[name], s.types[name] = &huma.Schema{}, bare // a type may hold itself
		s.named[name] = huma.SchemaFromType(s, bare)
		if !slices.Contains(taken(), bare) {
			s.named[name].AdditionalProperties = nil // answers may have new keys one day
		}
	} else if s.types[name] != bare {
		panic("api: two types are called " + name)
	}
	switch {
	case !allowRef:
		return s.named[name]
	case isPointer:
		return &huma.Schema{AnyOf: []*huma.Schema{{Ref: schemaPrefix + name}, {Type: "null"}}}
	}
	return &huma.Schema{Ref: schemaPrefix + name}
}

// taken are the types of bodies that are taken: they may have no unknown keys.
func taken() []reflect.Type {
	return []reflect.Type{
		reflect.TypeFor[newReport](), reflect.TypeFor[newClaim](), reflect.TypeFor[claimReview](), reflect.TypeFor[questionReview](), reflect.TypeFor[Signed](), reflect.TypeFor[Follower](),
	}
}

// own returns the schema of a type of the ledger that says of itself in JSON
// other than Go does, nil for all others.
func (s *schemas) own(t reflect.Type) *huma.Schema {
	switch t {
	case reflect.TypeFor[recount.Words]():
		return &huma.Schema{Type: huma.TypeString, Nullable: true}
	case reflect.TypeFor[recount.Day]():
		return &huma.Schema{Type: huma.TypeString, Nullable: true, Format: "date"}
	case reflect.TypeFor[recount.Span]():
		two := 2
		return &huma.Schema{
			Type: huma.TypeArray, Items: &huma.Schema{Type: huma.TypeInteger}, MinItems: &two, MaxItems: &two,
			Description: "First code point and the one after the last.",
		}
	case reflect.TypeFor[recount.VerdictKind]():
		return orNull(recount.VerdictKinds())
	case reflect.TypeFor[recount.Reason]():
		return &huma.Schema{Type: huma.TypeString, Nullable: true}
	case reflect.TypeFor[recount.ClaimantKind]():
		return orNull(recount.ClaimantKinds())
	case reflect.TypeFor[recount.Claim]():
		return s.claim("Claim", nil)
	case reflect.TypeFor[export.Held]():
		return s.claim("HeldClaim", heldKeys())
	case reflect.TypeFor[detailed]():
		keys := heldKeys()
		keys["joins"] = s.Schema(reflect.TypeFor[[]recount.Join](), true, "")
		return s.claim("DetailedClaim", keys)
	}
	return nil
}

// heldKeys are the keys that a ledger adds to a claim.
func heldKeys() map[string]*huma.Schema {
	words := func(about string) *huma.Schema {
		return &huma.Schema{Type: huma.TypeString, Nullable: true, Description: about}
	}
	return map[string]*huma.Schema{
		"line":      words("Key of the claimant line across reports."),
		"version":   {Type: huma.TypeString, Description: "Version of the report."},
		"review":    words("accepted, corrected, rejected or added; null without a review."),
		"corrected": {Type: huma.TypeArray, Items: &huma.Schema{Type: huma.TypeString}, Description: "Keys that a reviewer corrected."},
		"former":    {Type: huma.TypeBoolean, Description: "Of a former version of the report, or of older rules."},
		"lapsed":    words("Id of the review of the figure that stood in its place in a former version, which does not hold of this one; null where there is none, or this one is reviewed."),
	}
}

// claim names the published schema of a claim, with more keys, and returns a
// reference to it. A bare claim is not joined to a question and an origin.
func (s *schemas) claim(name string, more map[string]*huma.Schema) *huma.Schema {
	if s.named[name] == nil {
		published := claimSchema()
		properties, _ := published["properties"].(map[string]any)
		required, _ := published["required"].([]any)
		properties = maps.Clone(properties)
		for _, key := range slices.Sorted(maps.Keys(more)) {
			properties[key] = more[key]
			required = append(required[:len(required):len(required)], key)
		}
		if more == nil {
			delete(properties, "question")
			delete(properties, "origin")
			required = without(required, "question", "origin")
		}
		s.named[name] = &huma.Schema{Type: huma.TypeObject, Extensions: map[string]any{
			"properties": properties, "required": required, "description": published["description"],
		}}
	}
	return &huma.Schema{Ref: schemaPrefix + name}
}

func without(list []any, items ...string) (rest []any) {
	for _, one := range list {
		keep := true
		for _, item := range items {
			keep = keep && one != item
		}
		if keep {
			rest = append(rest, one)
		}
	}
	return rest
}

// claimSchema is the published schema, with its reference to a span written
// out: the document has a place of its own for what is shared.
var claimSchema = sync.OnceValue(func() map[string]any {
	var schema map[string]any
	if err := json.Unmarshal([]byte(export.Schema), &schema); err != nil {
		panic("api: the embedded schema of a claim: " + err.Error())
	}
	shared, _ := schema["$defs"].(map[string]any)
	span, err := json.Marshal(shared["span"])
	if err != nil {
		panic("api: the embedded schema of a claim: " + err.Error())
	}
	delete(schema, "$defs")
	whole, err := json.Marshal(schema)
	if err != nil {
		panic("api: the embedded schema of a claim: " + err.Error())
	}
	schema = nil
	if err := json.Unmarshal([]byte(strings.ReplaceAll(string(whole), `{"$ref":"#/$defs/span"}`, string(span))), &schema); err != nil {
		panic("api: the embedded schema of a claim: " + err.Error())
	}
	return schema
})

func orNull[T ~string](values []T) *huma.Schema {
	made := &huma.Schema{Type: huma.TypeString, Nullable: true, Enum: []any{nil}}
	for _, v := range values {
		made.Enum = append(made.Enum, string(v))
	}
	return made
}

// SchemaFromRef returns the schema that a reference names, nil for none.
func (s *schemas) SchemaFromRef(ref string) *huma.Schema {
	name, ok := strings.CutPrefix(ref, schemaPrefix)
	if !ok {
		return nil
	}
	return s.named[name]
}

// TypeFromRef returns the type that a reference names.
func (s *schemas) TypeFromRef(ref string) reflect.Type {
	return s.types[strings.TrimPrefix(ref, schemaPrefix)]
}

// Map returns all named schemas.
func (s *schemas) Map() map[string]*huma.Schema { return s.named }

// RegisterTypeAlias is not used here: types have one name.
func (s *schemas) RegisterTypeAlias(t, _ reflect.Type) {
	panic("api: no alias is made for " + t.String())
}

// MarshalJSON writes the named schemas.
func (s *schemas) MarshalJSON() ([]byte, error) { return json.Marshal(s.named) }

// responses describes what every operation may answer besides its own: that
// nothing has changed, and an error.
func responses(method string) map[string]*huma.Response {
	all := map[string]*huma.Response{"default": {
		Description: "What went wrong, and what to do",
		Content:     map[string]*huma.MediaType{"application/problem+json": {Schema: &huma.Schema{Ref: schemaPrefix + "ErrorModel"}}},
	}}
	if method == http.MethodGet {
		tag := map[string]*huma.Param{"ETag": {Description: "Names the answer as it stands: If-None-Match asks for it only if it has changed, If-Match lets a review happen only if it has not.", Schema: &huma.Schema{Type: huma.TypeString}}}
		all["200"] = &huma.Response{Description: "OK", Headers: tag}
		all["304"] = &huma.Response{Description: "The answer is still the one that If-None-Match names"}
	}
	return all
}
