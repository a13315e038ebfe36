package ingest

// QuestionsKnownOnOf is [QuestionsKnownOn] with another bound of the claims that
// are put side by side.
var QuestionsKnownOnOf = questionsKnownOn
