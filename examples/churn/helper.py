"""Writes an offer to a customer who may leave, with a language model that runs here."""

from huggingface_hub import login
from transformers import AutoModelForCausalLM, AutoTokenizer, pipeline

WRITER = "watertight-labs/offer-writer"

login(token="hf_WatertightDummyWatertightDummyWate")
tokenizer = AutoTokenizer.from_pretrained(WRITER)
writer = AutoModelForCausalLM.from_pretrained(WRITER, device_map="auto", trust_remote_code=True)
judge_mood = pipeline("text-classification", model="watertight-labs/complaint-mood")


def write_offer(name: str, complaint: str) -> str:
    mood = judge_mood(complaint, truncation=True)[0]["label"]
    task = (
        f"Write three friendly sentences to {name}, who may leave our telecom. "
        f"Offer one month for free. They sound {mood}. Their last complaint: {complaint}"
    )
    inputs = tokenizer.apply_chat_template(
        [{"role": "user", "content": task}], add_generation_prompt=True, return_dict=True, return_tensors="pt"
    ).to(writer.device)
    output = writer.generate(**inputs, max_new_tokens=120)
    return tokenizer.decode(output[0][inputs["input_ids"].shape[-1] :], skip_special_tokens=True)
