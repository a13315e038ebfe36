package main

import (
	"encoding/json"
	"strings"

	"recount"
	"recount/compare"
	"recount/internal/jsonlines"
	"recount/internal/score"
)

// withQuestions joins the claims that recount printed, over all reports at once as
// one ledger would, and adds to each line the question that its claim answers.
func withQuestions(reports []score.Annotated, output string) (string, error) {
	claims, err := jsonlines.Parse[recount.Claim](output)
	if err != nil {
		return "", err
	}
	byReport := map[string][]recount.Claim{}
	for _, c := range claims {
		byReport[c.Report] = append(byReport[c.Report], c)
	}
	var told []compare.Told
	for _, r := range reports {
		story := compare.StoryOf(recount.Report{ID: r.ID, Published: r.Date, Text: r.Text})
		told = append(told, compare.Told{Story: story, Profiles: compare.Profiles(byReport[r.ID])})
	}
	question := map[string]string{}
	for _, link := range compare.Decide(compare.Gather(told, nil)).Links {
		question[link.Claim] = link.Question
	}
	return addField(output, "question", question)
}

// addField adds a field to each line of claims, by their ids.
func addField(output, field string, values map[string]string) (string, error) {
	lines, err := jsonlines.Parse[map[string]json.RawMessage](output)
	if err != nil {
		return "", err
	}
	var text strings.Builder
	encoder := json.NewEncoder(&text)
	for _, line := range lines {
		var id string
		if err := json.Unmarshal(line["id"], &id); err != nil {
			return "", err
		}
		value, err := json.Marshal(values[id])
		if err != nil {
			return "", err
		}
		line[field] = value
		if err := encoder.Encode(line); err != nil {
			return "", err
		}
	}
	return text.String(), nil
}
