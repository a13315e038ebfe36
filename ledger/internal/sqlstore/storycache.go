package sqlstore

import (
	"context"
	"sync"

	"recount/compare/join"
)

// cachedStories is how many stories are kept in memory, at about 1 KB each.
const cachedStories = 20_000

// storyCache knows stories that were read lately, by their numbers: a story
// that changes gets another.
type storyCache struct {
	mu      sync.Mutex
	stories map[int64]*join.Story
}

func newStoryCache() *storyCache { return &storyCache{stories: map[int64]*join.Story{}} }

// read returns the story of a number, that of a report.
func (c *storyCache) read(ctx context.Context, s *seeking, n, report int64) (*join.Story, error) {
	c.mu.Lock()
	kept := c.stories[n]
	c.mu.Unlock()
	if kept != nil {
		return kept, nil
	}
	found, err := s.story(ctx, report)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.stories) >= cachedStories {
		c.stories = map[int64]*join.Story{}
	}
	c.stories[n] = found
	return found, nil
}
