// Without this script the page shows the same; with it, commands name this address and can be copied.
const here = location.href.replace(/[^/]*$/, '').replace(/\/$/, '');
document.querySelectorAll('code[data-here]').forEach(code => {
  if (location.protocol.startsWith('http')) code.textContent = code.textContent.replaceAll('REPOSITORY', here);
});
document.querySelectorAll('button[data-copy]').forEach(button => {
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.previousElementSibling.textContent);
    document.getElementById('said').textContent = 'Copied';
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 2000);
  });
});
