package ingest

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"recount"
)

// fixed are the keys of a claim that no review corrects: they tell where it
// stands and how it was made.
var fixed = []string{
	"v", "id", "report", "source", "url", "title", "figure", "start", "end",
	"policy", "sentence", "confidence", "rules", "spans",
}

// typeOf returns the type of the claim's field with a JSON key.
func typeOf(key string) (reflect.Type, error) {
	for _, field := range reflect.VisibleFields(reflect.TypeFor[recount.Claim]()) {
		if jsonKey(field) != key || key == "" {
			continue
		}
		if slices.Contains(fixed, key) {
			return nil, misuse(
				fmt.Sprintf("%q is no reading of a claim: it tells where the claim stands or how it was made", key),
				"where the wrong words were read, reject the claim and add the right one",
			)
		}
		return field.Type, nil
	}
	return nil, misuse(fmt.Sprintf("a claim has no field %q", key), nearest(key)+"correct one of "+strings.Join(fields(), ", "))
}

// fields lists the keys that may be corrected.
func fields() (keys []string) {
	for _, field := range reflect.VisibleFields(reflect.TypeFor[recount.Claim]()) {
		if name := jsonKey(field); name != "" && !slices.Contains(fixed, name) {
			keys = append(keys, name)
		}
	}
	return keys
}

// jsonKey is the name of a field in JSON; the embedded quantity has none of its
// own.
func jsonKey(field reflect.StructField) string {
	name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
	return name
}

// valueOf reads what a reviewer gives for a field, as JSON or in plain words,
// and returns it as JSON. Nothing, or null, says that the text does not say.
func valueOf(key, value string) (json.RawMessage, error) {
	of, err := typeOf(key)
	if err != nil {
		return nil, err
	}
	value = strings.TrimSpace(value)
	if key == "unit" {
		if value, err = unitNamed(strings.Trim(value, `"`)); err != nil {
			return nil, err
		}
	}
	for _, form := range forms(of, value) {
		to := reflect.New(of)
		if json.Unmarshal([]byte(form), to.Interface()) != nil {
			continue
		}
		if err := allowed(key, to.Elem().Interface()); err != nil {
			return nil, err
		}
		return json.Marshal(to.Elem().Interface())
	}
	return nil, misuse(fmt.Sprintf("%s cannot be %q", key, value), expected(of))
}

// nearest names the field that a wrong key may stand for, with a semicolon.
func nearest(key string) string {
	for _, field := range fields() {
		if strings.EqualFold(strings.NewReplacer("-", "_", " ", "_").Replace(key), field) || len(key) > 2 && strings.HasPrefix(field, key) {
			return "did you mean " + field + "? "
		}
	}
	return ""
}

// forms lists the JSON values that words may stand for.
func forms(of reflect.Type, value string) []string {
	if value == "" {
		value = "null"
	}
	quoted, err := json.Marshal(value)
	if err != nil {
		return nil
	}
	switch {
	case value == "null" && optional(of):
		return []string{value}
	case value == "null":
		return nil
	case of.Kind() == reflect.String || of == reflect.TypeFor[recount.Day]():
		if strings.HasPrefix(value, `"`) {
			return []string{value}
		}
		return []string{string(quoted)}
	case of.Kind() == reflect.Slice && strings.HasPrefix(value, "["), of.Kind() == reflect.Struct:
		return []string{value}
	case of.Kind() == reflect.Slice && strings.HasPrefix(value, `"`):
		return []string{"[" + value + "]"}
	case of.Kind() == reflect.Slice:
		return []string{"[" + string(quoted) + "]"}
	case of.Kind() == reflect.Bool:
		return []string{map[string]string{"yes": "true", "no": "false"}[value], value}
	}
	return []string{strings.ReplaceAll(value, ",", "")} // 1,200
}

// optional tells whether the text may leave a field of that type unsaid.
func optional(of reflect.Type) bool {
	switch of {
	case reflect.TypeFor[recount.Bound](), reflect.TypeFor[recount.Measure](), reflect.TypeFor[string]():
		return false
	}
	return of.Kind() == reflect.Pointer || of.Kind() == reflect.String || of == reflect.TypeFor[recount.Day]()
}

// expected says what a field of that type takes.
func expected(of reflect.Type) string {
	switch of.Kind() {
	case reflect.Bool:
		return "say true or false"
	case reflect.Float64, reflect.Int:
		return "give a number"
	case reflect.Pointer:
		return "give a number, or null"
	case reflect.Slice:
		return `give words, or a JSON array: ["preliminary"]`
	}
	switch of {
	case reflect.TypeFor[recount.Day]():
		return "give an ISO 8601 day like 2024-12-18, or null"
	case reflect.TypeFor[recount.Subject]():
		return `give a JSON object: {"country": null, "status": "civilian", "age": "child", "sex": null}`
	}
	return "give words"
}

// allowed refuses values that the contract of claims does not know.
func allowed(key string, value any) error {
	switch v := value.(type) {
	case recount.Measure:
		return oneOf(key, v, recount.Measures())
	case recount.Bound:
		return oneOf(key, v, recount.Bounds())
	case recount.Stage:
		return oneOf(key, v, append(recount.Stages(), ""))
	case recount.Modality:
		return oneOf(key, v, append(recount.Modalities(), ""))
	case recount.ClaimantKind:
		return oneOf(key, v, append(recount.ClaimantKinds(), ""))
	case recount.PeriodKind:
		return oneOf(key, v, append(recount.PeriodKinds(), ""))
	case recount.Subject:
		return allowedSubject(v)
	case recount.Words:
		if key == "country" {
			return code(key, v)
		}
		return plain(key, string(v))
	case []string:
		return plain(key, v...)
	case *int:
		switch {
		case key == "place_precision" && v != nil && (*v < 1 || *v > 7):
			return misuse("place_precision cannot be "+strconv.Itoa(*v), "it is 1 (exact) to 7 (sea)")
		case key == "geonames" && v != nil && *v < 1:
			return misuse("geonames cannot be "+strconv.Itoa(*v), "give the place's id in GeoNames, or null")
		}
	}
	return nil
}

func code(key string, v recount.Words) error {
	if v != "" && !isCountry(string(v)) {
		return misuse(fmt.Sprintf("%s cannot be %q", key, v), "give the ISO 3166-1 alpha-2 code of a country, like UA, or null")
	}
	return nil
}

func allowedSubject(s recount.Subject) error {
	for _, err := range []error{
		code("the country of the subject", s.Country),
		oneOf("the status of the subject", s.Status, []recount.Words{"civilian", "combatant", ""}),
		oneOf("the age of the subject", s.Age, []recount.Words{"child", "adult", ""}),
		oneOf("the sex of the subject", s.Sex, []recount.Words{"female", "male", ""}),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

// oneOf refuses a value that is not in a list.
func oneOf[T ~string](key string, v T, list []T) error {
	if slices.Contains(list, v) {
		return nil
	}
	names := make([]string, len(list))
	for i, item := range list {
		names[i] = string(item)
		if item == "" {
			names[i] = "null"
		}
	}
	return misuse(fmt.Sprintf("%s cannot be %q", key, v), "it is one of "+strings.Join(names, ", "))
}
