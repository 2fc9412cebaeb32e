/** A small picture of a sample, and a link to the whole one; of a deleted data set there is neither. */
export const Thumbnail = {
  props: { content: String, name: String },
  template: /* html */ `
    <a v-if="content" class="picture" :href="content" target="_blank" rel="noopener" :aria-label="'Picture ' + name">
      <img :src="content + '?size=160'" alt="" loading="lazy" decoding="async" width="160" height="160"><slot></slot></a>
    <span v-else class="picture gone small quiet">deleted</span>`,
}
