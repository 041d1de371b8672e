/** The three themes of Teams. */
export const themes = ['light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

interface Colours {
  /** Behind the cards, and of a card. */
  page: string;
  card: string;
  text: string;
  subtle: string;
  /** Lines and the borders of buttons and inputs. */
  line: string;
  /** Of the one coloured button and of links, with what stands on it. */
  brand: string;
  onBrand: string;
  accent: string;
  good: string;
  warning: string;
  attention: string;
  /** The grounds of containers. */
  grounds: { emphasis: string; accent: string; good: string; warning: string; attention: string };
}

/** Near to what Teams shows; in high contrast it draws everything on black. */
export const colours: Record<Theme, Colours> = {
  light: {
    page: '#F5F5F5',
    card: '#FFFFFF',
    text: '#242424',
    subtle: '#616161',
    line: '#D1D1D1',
    brand: '#5B5FC7',
    onBrand: '#FFFFFF',
    accent: '#4F52B2',
    good: '#13641A',
    warning: '#8A3707',
    attention: '#B10E1C',
    grounds: { emphasis: '#F5F5F5', accent: '#E8EBFA', good: '#E7F2DA', warning: '#FBF6D9', attention: '#FCF4F6' },
  },
  dark: {
    page: '#1F1F1F',
    card: '#292929',
    text: '#FFFFFF',
    subtle: '#BDBDBD',
    line: '#666666',
    brand: '#5B5FC7',
    onBrand: '#FFFFFF',
    accent: '#AAB1FA',
    good: '#92C353',
    warning: '#F8D22A',
    attention: '#F5A3AF',
    grounds: { emphasis: '#333333', accent: '#2F2F4A', good: '#1B3317', warning: '#463100', attention: '#3E1F25' },
  },
  contrast: {
    page: '#000000',
    card: '#000000',
    text: '#FFFFFF',
    subtle: '#FFFFFF',
    line: '#FFFFFF',
    brand: '#1AEBFF',
    onBrand: '#000000',
    accent: '#1AEBFF',
    good: '#3FF23F',
    warning: '#FFFF01',
    attention: '#FFFF01',
    grounds: { emphasis: '#000000', accent: '#000000', good: '#000000', warning: '#000000', attention: '#000000' },
  },
};

const fontFamily = "'Segoe UI', 'Open Sans', 'Noto Sans', 'Liberation Sans', sans-serif";

/** What the official renderer is told, so that a card looks about as in Teams. */
export function hostConfig(theme: Theme): object {
  const of = colours[theme];
  const shade = (colour: string, subtle = colour): object => ({ default: colour, subtle });
  const foregroundColors = {
    default: shade(of.text, of.subtle),
    dark: shade(of.text, of.subtle),
    light: shade(of.text, of.subtle),
    accent: shade(of.accent),
    good: shade(of.good),
    warning: shade(of.warning),
    attention: shade(of.attention),
  };
  const ground = (backgroundColor: string): object => ({ backgroundColor, foregroundColors });
  return {
    fontFamily,
    supportsInteractivity: true,
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 200, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: of.line },
    imageSizes: { small: 32, medium: 52, large: 100 },
    containerStyles: {
      default: ground(of.card),
      ...Object.fromEntries(Object.entries(of.grounds).map(([name, colour]) => [name, ground(colour)])),
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      showCard: { actionMode: 'inline', inlineTopMargin: 8 },
    },
    adaptiveCard: { allowCustomStyle: false },
    inputs: {
      label: { inputSpacing: 'small', requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' } },
      errorMessage: { color: 'attention', weight: 'bolder' },
    },
    textBlock: { headingLevel: 2 },
    factSet: { title: { weight: 'bolder', wrap: true, maxWidth: 150 }, value: { wrap: true }, spacing: 12 },
  };
}

/** What Teams draws around and inside of what the renderer makes. */
export function styleSheet(theme: Theme): string {
  const of = colours[theme];
  return `
    * { box-sizing: border-box; }
    body { margin: 0; padding: 16px; background: ${of.page}; color: ${of.text}; font: 14px/20px ${fontFamily}; }
    h1 { font-size: 18px; } h2.entry { font-size: 13px; font-weight: 400; color: ${of.subtle}; margin: 24px 0 4px; }
    .frame { background: ${of.card}; border: 1px solid ${of.line}; border-radius: 6px; overflow: hidden; }
    .frame :focus { outline: 2px solid ${of.text}; }
    .ac-pushButton { background: ${of.card}; color: ${of.text}; border: 1px solid ${of.line}; border-radius: 4px;
      padding: 5px 12px; font: 600 14px/20px ${fontFamily}; max-width: 100%; min-height: 32px; }
    .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
    .ac-pushButton.style-positive { background: ${of.brand}; color: ${of.onBrand}; border-color: ${of.brand}; }
    .ac-pushButton.style-destructive { color: ${of.attention}; border-color: ${of.attention}; }
    .ac-input { background: ${of.card}; color: ${of.text}; border: 1px solid ${of.line}; border-bottom-color: ${of.subtle};
      border-radius: 4px; font: 14px/20px ${fontFamily}; padding: 5px 8px; }
    .ac-input.ac-multiline { min-height: 72px; resize: vertical; } .ac-input::placeholder { color: ${of.subtle}; opacity: 1; }
    .ac-choiceSetInput-expanded, .ac-toggleInput { border: 0; } .ac-anchor { color: ${of.accent}; }
    .ac-selectable { cursor: pointer; }
    ${theme === 'contrast' ? `.ac-container[style*="background-color"] { border: 1px solid ${of.text}; }` : ''}`;
}
