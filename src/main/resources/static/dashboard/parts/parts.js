import { Bar, Empty, PageHead, StateBadge, Trouble } from './basics.js'
import { LineChart } from './line-chart.js'
import { StageStrip } from './stage-strip.js'

/** Parts that every page may use by name. */
export const parts = {
  'bar': Bar,
  'empty': Empty,
  'page-head': PageHead,
  'state-badge': StateBadge,
  'trouble': Trouble,
  'line-chart': LineChart,
  'stage-strip': StageStrip,
}
